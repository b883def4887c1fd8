# shellcheck shell=bash
# What scenarios say, beside plain bash. Sourced by each; rig/test gives RIG_ARCH and RIG_RUN.

vm() { "$(dirname "${BASH_SOURCE[0]}")/vm" "$@"; }

step() { printf '%s  %s\n' "$(date -u +%T)" "$*"; }

fail() {
  printf 'FAILED: %s\n' "$*"
  exit 1
}

# eventually SECONDS COMMAND...: succeeds as soon as the command does. An emulated machine is late at times, not wrong.
eventually() {
  local limit=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$limit" ] || fail "not so in time: $*"
    sleep 0.2
  done
}
