#!/usr/bin/env bash
# The rig itself: lines, adapters, cable and mains do what they are told. No liftwatch in it.
set -euo pipefail
# shellcheck source=rig/steps.sh
. "$(dirname "$0")/../steps.sh"

# expect WANTED LINE...: what whoever asks the kernel for these lines is told
expect() {
  local wanted=$1 told
  shift
  told=$(vm ssh "gpioget --numeric --chip \$(gpiodetect | sed -n 's/ \[lift-contacts\].*//p') $*")
  [ "$told" = "$wanted" ] || fail "lines $*: $told, expected $wanted"
}

chip_is_gone() { ! vm ssh gpiodetect | grep -q lift-contacts; } # an emulated arm64 board has a chip of its own
adapters() { vm ssh 'ls /dev/serial/by-id 2>/dev/null || true'; }
adapter_is_there() { adapters | grep -q RIG1; }
adapter_is_gone() { ! adapters | grep -q RIG1; }
cable_is() { [ "$(vm ssh "cat /sys/class/net/\$(ip -br link | sed -n 's/ .*52:54:00:4c:57:01.*//p')/carrier")" = "$1" ]; }
broker_answers() { [ "$(vm ssh 'timeout 10 bash -c "head -n 1 < /dev/tcp/10.0.2.100/1883" 2>/dev/null || true')" = "good day" ]; }

broker() { # the least a broker can be: it says one sentence to each caller
  local port=$((20000 + RANDOM % 30000))
  socat "TCP-LISTEN:$port,bind=127.0.0.1,reuseaddr,fork" 'SYSTEM:echo good day' &
  trap 'kill '"$!" EXIT
  vm broker "$port"
}

step "a machine starts"
vm start "$RIG_ARCH"
java=$(vm ssh 'java -version 2>&1')
[[ $java = *'version "25'* ]] || fail "not Java 25: $java"

step "a chip of eight lines, by its label"
vm gpio create lift 8 lift-contacts
expect "0 0 0" 0 3 7
vm gpio set 3 up
vm gpio set 7 up
expect "0 1 1" 0 3 7
vm gpio set 3 down
expect "0 0 1" 0 3 7

step "the chip is pulled"
vm gpio remove lift
eventually 30 chip_is_gone

step "a USB serial adapter is plugged in, speaks, is pulled and is plugged in again under the same name"
adapter_is_gone || fail "an adapter before it was plugged in"
pty=$(vm serial plug)
eventually 60 adapter_is_there
name=$(adapters)
vm ssh "stty -F /dev/serial/by-id/$name raw -echo; timeout 60 head -n 1 /dev/serial/by-id/$name > /root/heard" &
listener=$!
eventually 60 vm ssh 'pgrep -x head > /dev/null'
echo "floor 3" > "$pty"
wait "$listener"
[ "$(vm ssh cat /root/heard)" = "floor 3" ] || fail "the adapter was not heard"
vm serial unplug
eventually 60 adapter_is_gone
vm serial plug > /dev/null
eventually 60 adapter_is_there
[ "$(adapters)" = "$name" ] || fail "another name after the replug: $(adapters), before: $name"

step "the broker answers while the cable is in, and only then; ssh has a cable of its own"
broker
eventually 60 broker_answers
vm link off
eventually 30 cable_is 0
! broker_answers || fail "the broker was reached without a cable"
vm link on
eventually 30 cable_is 1
eventually 60 broker_answers

step "the mains fail: what was synced stands"
vm ssh 'echo stands | dd of=/root/synced conv=fsync status=none && sync /root'
vm power-cut
[ "$(vm status)" = off ] || fail "still up after the power cut"
vm boot
[ "$(vm ssh cat /root/synced)" = stands ] || fail "a synced file is gone"
vm ssh 'journalctl -q --list-boots' | grep -q -- '^ *-1 ' || fail "the journal of the boot before is gone"

step "the chip can be made again"
vm gpio create lift 8 lift-contacts
expect "0" 0
