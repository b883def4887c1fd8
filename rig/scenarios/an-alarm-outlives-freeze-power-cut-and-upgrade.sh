#!/usr/bin/env bash
# People are trapped, and the box freezes, loses its power, is upgraded: the incident keeps its id, and the alarm arrives.
set -euo pipefail
. "${0%/*}/../steps.sh"
. "${0%/*}/../installation.sh"

runs_anew() { local now; now=$(process || true); [ -n "$now" ] && [ "$now" != 0 ] && [ "$now" != "$before" ]; }

step "a machine that judges"
a_machine_that_judges

step "somebody is trapped, and the platform knows"
somebody_rides_to 1500
eventually 90 heard '"phase":"raised"'
first=$(incident)

step "the process is frozen: the manager starts it again, and the incident is the same"
before=$(process)
vm ssh "kill -STOP $before"
forget
eventually 180 runs_anew
eventually 180 heard '/state"' "$first"

step "the package is built again and installed over it: the incident is the same"
"$tree/src/main/deb/build" "$RIG_ARCH" 99.0+rig >/dev/null
mv "$tree/target/liftwatch_99.0+rig_$RIG_ARCH.deb" "$work/"
vm copy "$work/liftwatch_99.0+rig_$RIG_ARCH.deb" /root/
before=$(process)
forget
vm ssh "echo '# kept' >> /etc/liftwatch/device.toml; dpkg -i /root/liftwatch_99.0+rig_$RIG_ARCH.deb" >"$work/upgrade.log" 2>&1 ||
  fail "the upgrade: $(tail -n 3 "$work/upgrade.log")"
runs_anew || fail "the old version still runs"
[ "$(vm ssh 'tail -n 1 /etc/liftwatch/device.toml')" = '# kept' ] || fail "the configuration was touched"
eventually 180 heard '/state"' "$first"

step "they are let out, and it is closed under its id"
drive 0
sleep 2
the_doors_open
contacts OCCUPIED=0
eventually 120 heard '"phase":"closed"' "$first"

step "the network is down, somebody is trapped again, and the power fails before anybody knows"
forget
vm link off
somebody_rides_to 1500
eventually 120 health_says 'judging; raised'
vm power-cut
grep -q '"phase":"raised"' "$work/heard" && fail "the platform knew"

step "the power and the network are back: the alarm arrives"
vm boot
vm link on
eventually 240 heard '"phase":"raised"' '"replayed":true'

step "an adapter that is plugged in only after the service was started is read, too"
vm gpio create lift 8 lift-contacts
encoder
eventually 240 health_says 'sources 2 good'

step "purged, nothing of it is left"
vm ssh 'dpkg -P liftwatch' >"$work/purge.log" 2>&1 || fail "the purge: $(tail -n 3 "$work/purge.log")"
left=$(vm ssh "find / -xdev -name '*liftwatch*' -not -path '/root/*' -not -path '/var/log/*' -not -path '/var/lib/dpkg/*' -not -path '/sys/*' -not -path '/proc/*'")
[ -z "$left" ] || fail "left behind: $left"
vm ssh 'getent passwd liftwatch' && fail "the user is left behind"
true
