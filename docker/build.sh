#!/bin/sh
# Builds the image of the virtual camera: docker/build.sh [--tag NAME] [--base IMAGE]
#
#   --tag NAME    name of the image (ptpip/camera-simulator:1)
#   --base IMAGE  what it stands on; scratch (the default) takes the C library of this machine
#   --stage-only  leave out `docker build`; what goes into the image is in target/image
#
# Needs a JDK 17 or newer (JAVA_HOME, or javac on PATH) and the jar, which bin/camera-simulator builds when it is
# missing. The runtime is cut with jlink to the modules that the jar uses.
set -eu

tag=ptpip/camera-simulator:1
base=scratch
stage_only=
while [ $# -gt 0 ]; do
  case $1 in
    --tag) tag=$2; shift 2 ;;
    --base) base=$2; shift 2 ;;
    --stage-only) stage_only=yes; shift ;;
    *) sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done

root=$(CDPATH= cd "$(dirname "$0")/.." && pwd)
jar=$root/ptpip-cli/target/ptpip.jar
[ -f "$jar" ] || "$root/bin/camera-simulator" --version >/dev/null
if [ -n "${JAVA_HOME:-}" ]; then
  jdk=$JAVA_HOME
else
  jdk=$(readlink -f "$(command -v javac)")
  jdk=${jdk%/bin/javac}
fi
[ -x "$jdk/bin/jlink" ] || { echo "docker/build.sh: $jdk has no jlink; set JAVA_HOME to a JDK 17 or newer" >&2; exit 3; }

context=$root/target/image
home=$context/tree/opt/camera-simulator
rm -rf "$context"
mkdir -p "$home" "$context/tree/tmp"
chmod 1777 "$context/tree/tmp"
cp -p "$jar" "$home/ptpip.jar"
cp "$root/Dockerfile" "$context/"

# jdk.net keeps connections alive, jdk.httpserver is the panel; zoneinfo and charsets are in java.base.
"$jdk/bin/jlink" --add-modules java.base,java.logging,jdk.httpserver,jdk.net,java.net.http,jdk.unsupported \
  --strip-java-debug-attributes --no-header-files --no-man-pages --compress=2 --output "$home/runtime" 2>/dev/null ||
  "$jdk/bin/jlink" --add-modules java.base,java.logging,jdk.httpserver,jdk.net,java.net.http,jdk.unsupported \
    --strip-java-debug-attributes --no-header-files --no-man-pages --compress=zip-6 --output "$home/runtime"
if command -v strip >/dev/null; then
  find "$home/runtime" -name '*.so' -exec strip --strip-unneeded {} + 2>/dev/null || true
fi

# Class data archives halve the start. They hold for exactly this runtime and the jar by its name and time.
(
  cd "$home"
  archive() {
    name=$1
    shift
    runtime/bin/java -XX:DumpLoadedClassList="$context/$name.classes" -Xshare:off -Xlog:disable -XX:+UseSerialGC \
      -cp ptpip.jar "$@" >/dev/null 2>&1 || true
    runtime/bin/java -Xshare:dump -Xlog:disable -XX:+UseSerialGC -XX:SharedClassListFile="$context/$name.classes" \
      -XX:SharedArchiveFile="$name.jsa" -cp ptpip.jar >/dev/null 2>&1 || true
  }
  archive camera dev.ptpip.cli.Main camera-simulator --port 0 --panel 0 --until 100ms
  archive health dev.ptpip.cli.HealthCheck 1
)

if [ "$base" = scratch ]; then
  # The C library and whatever else the runtime is linked with, at the paths where they are looked for.
  find "$home/runtime" -type f \( -name '*.so' -o -perm -u+x \) -exec ldd {} + 2>/dev/null |
    sed -n 's/^.*=> \(\/[^ ]*\) (.*/\1/p; s/^[[:space:]]*\(\/[^ ]*\) (.*/\1/p' | sort -u |
    while IFS= read -r library; do
      case $library in
        "$context"/*) continue ;;
      esac
      mkdir -p "$context/tree$(dirname "$library")"
      cp -L "$library" "$context/tree$library"
    done
  mkdir -p "$context/tree/etc"
  printf 'root:x:0:0:root:/:/sbin/nologin\ncamera:x:10001:10001:camera:/tmp:/sbin/nologin\n' >"$context/tree/etc/passwd"
  printf 'root:x:0:\ncamera:x:10001:\n' >"$context/tree/etc/group"
fi

[ -z "$stage_only" ] || exit 0
docker build --quiet --build-arg "BASE=$base" --tag "$tag" "$context"
docker image inspect --format "$tag {{.Size}} bytes" "$tag"
