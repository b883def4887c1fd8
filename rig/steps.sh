# shellcheck shell=bash
# What scenarios say, beside plain bash. Sourced by each; rig/test gives RIG_ARCH and RIG_RUN.

vm() { "$(dirname "${BASH_SOURCE[0]}")/vm" "$@"; }

step() { printf '%s  %s\n' "$(date -u +%T)" "$*"; }

fail() {
  printf 'FAILED: %s\n' "$*"
  exit 1
}

# How much longer than written a scenario waits: a processor that is emulated instruction by instruction on another is late, not wrong.
patience=${RIG_PATIENCE:-1}
[ "$RIG_ARCH" = "$(dpkg --print-architecture)" ] || patience=${RIG_PATIENCE:-4}

# eventually SECONDS COMMAND...: succeeds as soon as the command does.
eventually() {
  local limit=$((SECONDS + patience * $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$limit" ] || fail "not so in time: $*"
    sleep 0.2
  done
}
