# The virtual camera as an image. `docker/build.sh` makes everything that goes into it and runs `docker build`; no
# network is needed. With the default base, nothing but the Java runtime, the C library and the camera is in the image;
# with a Debian base (docker/build.sh --base debian:bookworm-slim) the C library is that of the base.
ARG BASE=scratch
FROM ${BASE}
COPY tree/ /
WORKDIR /opt/camera-simulator
USER 10001:10001
# PTP/IP (command and event connections) · panel and REST API
EXPOSE 15740 15780
# Others than this container reach the panel, so it wants a token: --panel-token TOKEN, or see `docker logs`.
HEALTHCHECK --interval=1s --timeout=3s --start-period=5s --retries=3 \
  CMD ["runtime/bin/java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:SharedArchiveFile=health.jsa", "-Xlog:disable", "-cp", "ptpip.jar", "dev.ptpip.cli.HealthCheck"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["runtime/bin/java", "-XX:SharedArchiveFile=camera.jsa", "-Xlog:disable", "-XX:-UsePerfData", "-XX:+UseSerialGC", "-cp", "ptpip.jar", "dev.ptpip.cli.Main", "camera-simulator", "--bind", "0.0.0.0"]
