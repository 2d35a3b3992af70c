# What the launchers of this checkout share, read into them with `.`: finds a JDK 21 or newer, and builds when there is
# something to build. Expects: root (the checkout), module (what to build), and a function `built` to call after a build.

needed=21
out=$root/$module/target/towpath
stamp=$out/built

say() {
    printf 'towpath: %s\n' "$*" >&2
}

# 2 is the exit code of the CLI for "usage or configuration".
fail() {
    say "$@"
    exit 2
}

# --- the JDK: its release file is read without starting it ---

# Sets major to the Java version of the JDK in $1, or to 0 where there is none.
read_major() {
    major=0
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
    while IFS='=' read -r key value; do
        if [ "$key" = JAVA_VERSION ]; then
            value=${value#\"}
            major=${value%%[!0-9]*}
            [ "$major" != 1 ] || major=8
        fi
    done <"$1/release"
    major=${major:-0}
}

# The folder above bin/ of the java on the PATH; empty when there is none.
home_on_path() {
    java=$(command -v java 2>/dev/null) || return 0
    java=$(readlink -f "$java" 2>/dev/null) || return 0
    printf '%s' "${java%/bin/java}"
}

find_jdk() {
    seen=
    for jdk in "${JAVA_HOME:-}" "$(home_on_path)" /usr/lib/jvm/* /opt/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-/nonexistent}"/.sdkman/candidates/java/*; do
        [ -n "$jdk" ] || continue
        read_major "$jdk"
        [ "$major" -lt "$needed" ] || return 0
        [ "$major" -eq 0 ] || seen="$seen $jdk ($major)"
    done
    fail "no JDK $needed or newer found. Looked at JAVA_HOME, java on the PATH, /usr/lib/jvm, /opt and ~/.sdkman;" \
        "found:${seen:- none}. Install one (Temurin 25, for example), or set JAVA_HOME to it."
}

# --- the build ---

# Prints why a build is needed, or nothing.
reason_to_build() {
    if [ ! -e "$stamp" ]; then
        echo 'first use (the first build downloads libraries and takes minutes)'
        return
    fi
    newer=$(cd "$root" && find pom.xml ./*/pom.xml ./*/*/pom.xml ./*/src/main ./*/*/src/main docs/rules \
        -newer "$stamp" 2>/dev/null | head -n 1)
    [ -z "$newer" ] || echo "${newer#./} is newer than the last build"
}

# Sets maven to an installed one of 3.8.6 or newer, else to the wrapper.
find_maven() {
    maven=mvn
    version=$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1)
    old_ifs=$IFS
    IFS=.
    # shellcheck disable=SC2086
    set -- ${version:-0}
    IFS=$old_ifs
    [ $((${1:-0} * 1000000 + ${2:-0} * 1000 + ${3:-0})) -lt 3008006 ] || return 0
    maven=$root/mvnw
    command -v curl >/dev/null 2>&1 || command -v wget >/dev/null 2>&1 ||
        fail "cannot build: no Maven 3.8.6 or newer on the PATH (found: ${version:-none})," \
            "and neither curl nor wget for ./mvnw to fetch one. Install Maven, or curl."
}

# One build at a time in this checkout, whatever it builds. mkdir succeeds for one process only. A lock whose owner is
# gone was left by a killed build.
lock_build() {
    lock=$root/starter/target/towpath.lock
    mkdir -p "$root/starter/target"
    told=
    while ! mkdir "$lock" 2>/dev/null; do
        owner=$(cat "$lock/owner" 2>/dev/null) || owner=
        if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
            rm -rf "$lock"
        else
            [ -n "$told" ] || say "waiting for the build that process ${owner:-?} runs here (lock: $lock)"
            told=yes
            sleep 1
        fi
    done
    echo "$$" >"$lock/owner"
    trap 'rm -rf "$lock"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
}

# JVM messages must not mix with data on stdout. Protobuf and Netty still use what JDK 24 and newer warn about on every
# start. Not --enable-native-access: with it the JVM refuses an archive.
hush() {
    echo '-Xlog:disable -Xlog:all=error:stderr'
    [ "$major" -lt 24 ] || echo '--sun-misc-unsafe-memory-access=allow --illegal-native-access=allow'
}

build() {
    find_maven
    lock_build
    why=$(reason_to_build)
    if [ -n "$why" ]; then
        say "building with $maven, because: $why"
        rm -rf "$out"
        # The stamp is as old as the build's beginning, so that an edit made meanwhile counts as newer.
        started=$(mktemp "$lock/started.XXXXXX")
        quiet=
        [ "$major" -lt 24 ] || quiet='--sun-misc-unsafe-memory-access=allow --illegal-native-access=allow'
        JAVA_HOME=$jdk MAVEN_OPTS="${MAVEN_OPTS:-} $quiet" "$maven" -q -B -Dstyle.color=never -f "$root/pom.xml" -pl "$module" -am -Dmaven.test.skip=true package </dev/null >&2 ||
            fail "the build failed, see above. Nothing was started."
        built
        mv "$started" "$stamp"
    fi
    rm -rf "$lock"
    trap - EXIT INT TERM
}
