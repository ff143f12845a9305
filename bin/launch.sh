# Sourced by the launchers next to it, which set `command` and `here`; not a program by itself. POSIX sh.
#
# Between the user's Enter and the JVM stands only this file, so the common path starts one process (find) besides java.
# Environment: JAVA_HOME is preferred when it is 17 or newer; PTPIP_JAVA_OPTS is added to the JVM's options.

say() {
  printf '%s: %s\n' "$command" "$*" >&2
}

# Exit code 3: a precondition is missing.
die() {
  say "$@"
  exit 3
}

# Without a subshell, which would cost a process; and without CDPATH, which would lead elsewhere.
unset CDPATH
{ cd -P -- "$here/.." && root=$PWD && cd -- "$OLDPWD"; } >/dev/null || die "cannot enter $here/.."
jar=$root/ptpip-cli/target/ptpip.jar
lock=$root/.build-lock
started=$root/.build-started
log=$root/ptpip-cli/target/launcher-build.log

# --- a JDK ---------------------------------------------------------------------------------------

# Sets `feature` (17, 21, ...) and `runtime` (the full version) of the Java installation $1; fails when it is none.
# Reads the `release` file: asking `java -version` would cost as much as the start itself.
inspect_java() {
  feature=
  runtime=
  [ -x "$1/bin/java" ] || return 1
  version=
  if [ -r "$1/release" ]; then
    while IFS== read -r key value; do
      value=${value#\"}
      value=${value%\"}
      case $key in
        JAVA_VERSION) version=$value ;;
        JAVA_RUNTIME_VERSION) runtime=$value ;;
      esac
    done <"$1/release"
  fi
  if [ -z "$version" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  fi
  version=${version#1.}
  feature=${version%%[!0-9]*}
  runtime=${runtime:-$version}
  [ -n "$feature" ]
}

# Where `java` on the path leads to is noted, since asking costs a process: line 1 the link, line 2 the installation.
note=${jar%/*}/cds/java-on-path

java_on_path() {
  found=$(command -v java) || return 1
  if [ -h "$found" ]; then
    if [ -r "$note" ] && { IFS= read -r link && IFS= read -r home; } <"$note" && [ "$link" = "$found" ] &&
      [ "$found" -ef "$home/bin/java" ] 2>/dev/null; then
      found=$home
      return
    fi
    link=$found
    found=$(readlink -f "$found") || return 1
    found=${found%/bin/java}
    if [ -w "${note%/*}" ]; then
      printf '%s\n%s\n' "$link" "$found" >"$note.$$" && mv -f "$note.$$" "$note"
    fi
    return
  fi
  found=${found%/bin/java}
}

# Sets `java_home` to the first installation that is new enough.
find_java() {
  seen=
  for candidate in "${JAVA_HOME:-}" path /usr/lib/jvm/*/ /Library/Java/JavaVirtualMachines/*/Contents/Home/; do
    if [ "$candidate" = path ]; then
      java_on_path || continue
      candidate=$found
    fi
    candidate=${candidate%/}
    [ -n "$candidate" ] || continue
    inspect_java "$candidate" || continue
    if [ "$feature" -ge 17 ]; then
      java_home=$candidate
      return
    fi
    seen="$seen $candidate ($version)"
  done
  die "needs Java 17 or newer; looked at JAVA_HOME, PATH and /usr/lib/jvm, found:${seen:- none}"
}

# --- the jar -------------------------------------------------------------------------------------

# True when the jar is missing or something that goes into it is newer.
is_stale() {
  [ -f "$jar" ] || return 0
  [ -f "$root/pom.xml" ] || return 1
  set -- "$root/pom.xml"
  for module in "$root"/*/pom.xml; do
    module=${module%/pom.xml}
    case $module in
      */benchmarks | */camera-simulator) ;;
      *)
        set -- "$@" "$module/pom.xml"
        if [ -d "$module/src/main" ]; then
          set -- "$@" "$module/src/main"
        fi
        ;;
    esac
  done
  # The largest module is searched beside the others.
  big=$root/camera-simulator
  [ -n "$(find "$big/pom.xml" "$big/src/main" -newer "$jar" -print -quit & find "$@" -newer "$jar" -print -quit; wait)" ]
}

# One builder at a time. The lock is a symbolic link whose target is the builder's process id: made in one step, and
# readable by those who wait, who take over when that process is gone.
acquire_lock() {
  waited=0
  until ln -s "$$" "$lock" 2>/dev/null; do
    [ -w "$root" ] || die "cannot build: $root is not writable"
    owner=$(readlink "$lock") || continue
    if ! kill -0 "$owner" 2>/dev/null && ln -s "$$" "$lock.takeover" 2>/dev/null; then
      if [ "$(readlink "$lock")" = "$owner" ]; then
        rm -f "$lock"
      fi
      rm -f "$lock.takeover"
      continue
    fi
    if [ "$waited" -eq 0 ]; then
      say "waiting for another build (process $owner)"
    fi
    waited=$((waited + 1))
    [ "$waited" -lt 900 ] || die "gave up waiting for $lock; remove it if no build is running"
    sleep 1
  done
  builder=
  trap '[ -z "$builder" ] || kill "$builder" 2>/dev/null; rm -f "$lock" "$started"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  trap 'exit 129' HUP
  trap 'exit 141' PIPE
}

release_lock() {
  trap - EXIT INT TERM HUP PIPE
  rm -f "$lock"
}

build_jar() {
  acquire_lock
  if is_stale; then
    command -v mvn >/dev/null || die "needs Maven 3.8.7 or newer (mvn) on PATH to build $jar"
    say "building… (once, and again when the sources change)"
    # The jar gets the time of the build's start, so that a file saved during the build is newer than the jar.
    : >"$started"
    if [ -x "$java_home/bin/javac" ]; then
      JAVA_HOME=$java_home
      export JAVA_HOME
    fi
    mkdir -p "${log%/*}"
    # In the background, so that a signal to the launcher ends the build at once.
    (cd "$root" && exec mvn -B -q -Dmaven.test.skip=true -pl ptpip-cli -am -l "$log" package) \
      </dev/null >/dev/null 2>&1 &
    builder=$!
    wait "$builder" || {
      builder=
      cat "$log" >&2
      die "the build failed; its messages are above and in $log"
    }
    builder=
    [ -f "$jar" ] || die "the build made no $jar"
    touch -r "$started" "$jar"
    rm -f "$started" "$log"
  fi
  release_lock
}

# --- start-up archive ----------------------------------------------------------------------------

# The JVM maps loaded and verified classes from a class data sharing archive, which more than halves the start. There
# is one per Java installation, made for exactly one jar and one JVM. Everything here is optional: without an archive
# the program is slower to start, nothing else.

archive_names() {
  old_ifs=$IFS
  set -f
  IFS=/
  # shellcheck disable=SC2086
  set -- $java_home
  IFS=_
  archive=${jar%/*}/cds/java$*
  IFS=$old_ifs
  set +f
  stamp=$archive.txt
  archive=$archive.jsa
  made_for="$runtime $jar"
}

# True when an archive was tried for this jar and JVM, whether it worked out or not.
archive_is_current() {
  [ -f "$stamp" ] && [ "$stamp" -nt "$jar" ] && IFS= read -r line <"$stamp" && [ "$line" = "$made_for" ]
}

# Runs each command once to learn which classes it loads. The camera is stopped as soon as it is ready.
list_classes() {
  : >"$work/out"
  "$java" "-XX:DumpLoadedClassList=$work/camera" -Xshare:auto -Xlog:disable -cp "$jar" dev.ptpip.cli.Main \
    camera-simulator --port 0 </dev/null >"$work/out" 2>&1 &
  camera=$!
  ticks=0
  until grep -q '^READY ' "$work/out" || [ "$ticks" -ge 100 ] || ! kill -0 "$camera" 2>/dev/null; do
    ticks=$((ticks + 1))
    sleep 0.1
  done
  kill "$camera" 2>/dev/null
  wait "$camera" 2>/dev/null
  camera=
  "$java" "-XX:DumpLoadedClassList=$work/client" -Xshare:auto -Xlog:disable -cp "$jar" dev.ptpip.cli.Main \
    ptpip --help </dev/null >/dev/null 2>&1
  # The ids are unique within one list only; classes of other loaders ("source:") need them and are left out.
  cat "$work/camera" "$work/client" 2>/dev/null |
    awk '/^#/ || / source: / { next } { sub(/ id: [0-9]+$/, "") } !seen[$0]++' >"$work/classes"
}

make_archive() {
  mkdir -p "${archive%/*}" 2>/dev/null && [ -w "${archive%/*}" ] || return 0
  work=$archive.$$
  mkdir "$work" 2>/dev/null || return 0
  camera=
  trap '[ -z "$camera" ] || kill "$camera" 2>/dev/null; rm -rf "$work"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  trap 'exit 129' HUP
  trap 'exit 141' PIPE
  rm -f "$stamp"
  if list_classes && "$java" -Xshare:dump -Xlog:disable "-XX:SharedClassListFile=$work/classes" \
    "-XX:SharedArchiveFile=$work/archive" -cp "$jar" </dev/null >/dev/null 2>&1; then
    # A half-written archive crashes the JVM, so it appears under its name only when complete.
    mv -f "$work/archive" "$archive"
  else
    rm -f "$archive"
  fi
  printf '%s\n' "$made_for" >"$work/stamp"
  mv -f "$work/stamp" "$stamp"
  rm -rf "$work"
  trap - EXIT INT TERM HUP PIPE
}

# --- go ------------------------------------------------------------------------------------------

find_java
java=$java_home/bin/java
if is_stale; then
  build_jar
fi
archive_names
archive_is_current || make_archive

# -UsePerfData: no file for jps in /tmp. A client is gone before what C2 compiles would pay; a camera stays.
set -- -cp "$jar" dev.ptpip.cli.Main "$command" "$@"
if [ "$command" = ptpip ]; then
  set -- -XX:TieredStopAtLevel=1 ${PTPIP_JAVA_OPTS:-} "$@"
else
  set -- ${PTPIP_JAVA_OPTS:-} "$@"
fi
# -Xlog:disable: standard output belongs to the program; the JVM would print there why it does not use an archive.
if [ -f "$archive" ]; then
  set -- "-XX:SharedArchiveFile=$archive" -Xlog:disable "$@"
fi
exec "$java" -XX:-UsePerfData "$@"
