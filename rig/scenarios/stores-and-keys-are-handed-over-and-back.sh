#!/usr/bin/env bash
# A version with one user for all lifts is upgraded to one with a user for each, taken back, and upgraded again: each time the agent has its
# store, goes on with it, and reads its key, which is in nobody else's hands.
set -euo pipefail
# shellcheck source=rig/steps.sh
. "${0%/*}/../steps.sh"
# shellcheck source=rig/installation.sh
. "${0%/*}/../installation.sh"

version() { dpkg-deb -f "$1" Version; }

# begun_stores: how many stores were begun so far, by all versions.
begun_stores() { vm ssh 'journalctl -q -u liftwatch@device -o cat | grep -c "a new one is begun"' || true; }

# goes_on_with PACKAGE: it is installed over what runs, judges, and has begun no other store.
goes_on_with() {
  vm ssh "dpkg -i --force-downgrade /root/$(basename "$1")" >"$work/dpkg.log" 2>&1 || fail "the package: $(tail -n 3 "$work/dpkg.log")"
  eventually 180 health_says 'sources 2 good; uplinks 1 of 2 connected'
  [ "$(begun_stores)" = 1 ] || fail "another store was begun"
  ! journal_says 'begins anew' || fail "the saved state was not read"
  step "  $(version "$1"): store $(vm ssh 'stat -c "%U:%G %a" /var/lib/liftwatch/rig'), key $(vm ssh 'stat -c "%U:%G %a" /etc/liftwatch/device.key')"
}

# the_agent_reads_the_key: by the user of the process that runs, with its groups.
the_agent_reads_the_key() {
  # shellcheck disable=SC2016 # expanded in the machine
  vm ssh 'p=$(systemctl show -P MainPID liftwatch@device); u=$(awk "/^Uid:/ { print \$2 }" /proc/$p/status)
    g=$(awk "/^Gid:/ { print \$2 }" /proc/$p/status); all=$(awk "/^Groups:/ { \$1 = \"\"; print }" /proc/$p/status | sed "s/^ *//; s/ *\$//; s/ /,/g")
    setpriv --reuid $u --regid $g --groups ${all:-$g} cat /etc/liftwatch/device.key' >/dev/null || fail "the agent cannot read its key"
}

step "a machine with an earlier build, a key in its group, and somebody who may look"
earlier=$("$here/earlier" "$RIG_ARCH")
present=$(package)
a_machine_room
vm copy "$earlier" "$present" /root/
install_package "$earlier"
vm ssh 'useradd -G liftwatch tech
  echo a certificate > /etc/liftwatch/device.pem; echo a key > /etc/liftwatch/device.key
  chgrp liftwatch /etc/liftwatch/device.key; chmod 640 /etc/liftwatch/device.key
  mkdir -p /etc/systemd/system/liftwatch@.service.d
  printf "[Service]\nWatchdogSec=600\nTimeoutStartSec=900\n" > /etc/systemd/system/liftwatch@.service.d/rig.conf'
one_uplink=$(configuration)
configuration() {
  printf '%s\n' "$one_uplink" '[[uplink]]' 'name = "city"' 'servers = ["ssl://10.0.2.100:8883"]' 'client_id = "city"' 'prefix = "city/"' \
    'certificate_file = "device.pem"' 'key_file = "device.key"'
}
configured
vm ssh 'systemctl daemon-reload; systemctl enable --now liftwatch@device'
eventually 180 health_says 'sources 2 good; uplinks 1 of 2 connected'

for turn in 1 2; do
  step "upgraded, time $turn"
  goes_on_with "$present"
  the_agent_reads_the_key
  [ "$(vm ssh 'stat -c %U /var/lib/liftwatch /var/lib/liftwatch/rig /run/liftwatch/device | paste -sd " "')" = 'root liftwatch-device liftwatch-device' ] ||
    fail "whose is what: $(vm ssh 'ls -ld /var/lib/liftwatch /var/lib/liftwatch/* /run/liftwatch/*')"
  ! vm ssh 'setpriv --reuid tech --regid tech --init-groups cat /etc/liftwatch/device.key' >/dev/null 2>&1 || fail "who may look reads the key"
  [ "$turn" = 2 ] || {
    step "taken back"
    goes_on_with "$earlier"
    the_agent_reads_the_key
  }
done
