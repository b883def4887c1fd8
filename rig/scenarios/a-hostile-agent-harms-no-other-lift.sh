#!/usr/bin/env bash
# Two lifts on one box. The agent of one is taken over: it reads and writes nothing of the other's, drives none of its lines, and the
# next update of Java makes it no root. People who may look see both and read no key.
set -euo pipefail
# shellcheck source=rig/steps.sh
. "${0%/*}/../steps.sh"
# shellcheck source=rig/installation.sh
. "${0%/*}/../installation.sh"

# Longer than the name of a user can be: its user has another.
readonly WEST=west-tower-of-the-northern-terminal

# A platform that is never reached, and a key for it in the group that versions before gave it.
with_a_key() {
  configuration
  cat <<'TOML'
[[uplink]]
name = "city"
servers = ["ssl://10.0.2.100:8883"]
client_id = "city"
prefix = "city/"
certificate_file = "device.pem"
key_file = "device.key"
TOML
}

west() {
  cat <<'TOML'
[lift]
id = "west"
rated_speed_mps = 1.0
floors = [ { label = "1", position_mm = 0 }, { label = "2", position_mm = 3000 } ]
[sources.pins]
kind = "gpio"
chip = "lift-contacts"
[signals.door_closed]
source = "pins"
channel = "6"
[[uplink]]
servers = ["tcp://10.0.2.100:1883"]
TOML
}

west_says() { local told; told=$(vm ssh "systemctl show -P StatusText 'liftwatch@$WEST'" || true); [[ $told = *"$1"* ]]; }

# hostile_held FILE: it came to its end, and nothing broke.
hostile_held() {
  grep -q '^DONE' "$1" || fail "it did not come to its end: $(tail -n 3 "$1")"
  ! grep '^BROKEN' "$1" || fail "see above"
  step "  held: $(grep -c '^HELD' "$1"); open: $(grep '^OPEN' "$1" | sed 's/^OPEN //' | paste -sd ';')"
}

step "a machine with two lifts"
a_machine_room
vm copy "$(package)" "$here/hostile" /root/
install_package "$(package)"
vm ssh 'useradd -G liftwatch tech; echo "only root reads this" > /root/secret; chmod 600 /root/secret
  install -m 755 /root/hostile /usr/local/bin/hostile
  umask 077; echo a certificate > /etc/liftwatch/device.pem; chmod 644 /etc/liftwatch/device.pem
  echo the key of the lift > /etc/liftwatch/device.key; chgrp liftwatch /etc/liftwatch/device.key; chmod 640 /etc/liftwatch/device.key'
# Two agents start at once on an emulated processor: whether they come round in time is not what is tried here.
vm ssh 'mkdir -p /etc/systemd/system/liftwatch@.service.d
  printf "[Service]\nWatchdogSec=600\nTimeoutStartSec=900\n" > /etc/systemd/system/liftwatch@.service.d/rig.conf; systemctl daemon-reload'
eventually 60 vm ssh 'ls /dev/serial/by-id/* > /dev/null 2>&1'
# shellcheck disable=SC2016 # expanded in the machine
with_a_key | vm ssh 'sed "s:ADAPTER:$(ls /dev/serial/by-id | head -n 1):" > /etc/liftwatch/device.toml'
west | vm ssh "cat > /etc/liftwatch/$WEST.toml"
vm ssh "systemctl enable --now liftwatch@device 'liftwatch@$WEST'" || fail "$(vm ssh "journalctl -q -n 30 -o cat" || true)"
eventually 180 health_says 'sources 2 good; uplinks 1 of 2 connected'
eventually 180 west_says 'uplinks 1 of 1 connected'

step "each has a user and a store of its own"
users=$(vm ssh 'stat -c %U /var/lib/liftwatch/rig /var/lib/liftwatch/west /run/liftwatch/device')
read -r rig_user west_user socket_user <<<"$(paste -sd ' ' <<<"$users")"
[ "$rig_user" = liftwatch-device ] && [ "$socket_user" = liftwatch-device ] || fail "the users: $users"
[ "$west_user" != "$rig_user" ] && [[ $west_user = liftwatch-x* ]] || fail "the users: $users"
[ "$(vm ssh "systemctl show -P User 'liftwatch@$WEST'")" = "$west_user" ] || fail "the service has another user"
[ "$(vm ssh 'stat -c "%U:%G %a" /var/lib/liftwatch')" = 'root:root 755' ] || fail "whose is /var/lib/liftwatch?"
[ "$(vm ssh 'stat -c "%U:%G %a" /etc/liftwatch/device.key')" = 'root:liftwatch-device 640' ] ||
  fail "the key: $(vm ssh 'stat -c "%U:%G %a" /etc/liftwatch/device.key')"
vm ssh "setpriv --reuid liftwatch-device --regid liftwatch-device --init-groups cat /etc/liftwatch/device.key" >/dev/null ||
  fail "its own agent cannot read the key"
vm ssh 'grep -q run.jsa "/proc/$(systemctl show -P MainPID liftwatch@device)/maps"' || fail "the archive of classes is not used"

step "who may look sees both lifts, and reads no key"
as_tech="setpriv --reuid tech --regid tech --init-groups"
# It exits 1 where something is wrong, as the clock of this machine is.
sees() { vm ssh "$as_tech liftwatch status --lift $1 --json || test \$? = 1" >"$work/status" && grep -q "\"$1\"" "$work/status"; }
# A slow agent cuts off who asks.
eventually 60 sees rig
eventually 60 sees west
vm ssh "$as_tech ls /var/lib/liftwatch/rig" >/dev/null || fail "the records are not to be read"
! vm ssh "$as_tech touch /var/lib/liftwatch/rig/x" 2>/dev/null || fail "who may look can write"
! vm ssh "$as_tech cat /etc/liftwatch/device.key" >/dev/null 2>&1 || fail "who may look reads the key"

step "the other agent is taken over, in all that its service allows"
rig_process=$(process)
vm ssh "mkdir -p '/etc/systemd/system/liftwatch@$WEST.service.d'
  printf '[Service]\nType=oneshot\nRestart=no\nWatchdogSec=0\nEnvironment=SANDBOX=1\nExecStart=\nExecStart=/usr/local/bin/hostile rig device $rig_process\n' \
    > '/etc/systemd/system/liftwatch@$WEST.service.d/zz-hostile.conf'
  systemctl daemon-reload; systemctl restart 'liftwatch@$WEST'" || true
vm ssh "journalctl -q -b -o cat -u 'liftwatch@$WEST' | sed -n '/^AS /,\$p'" >"$work/hostile-in"
cat "$work/hostile-in"
hostile_held "$work/hostile-in"

step "its user without the service's bounds"
vm ssh "OWN=/var/lib/liftwatch/west setpriv --reuid $west_user --regid $west_user --clear-groups hostile rig device $rig_process" \
  >"$work/hostile-out" 2>&1 || true
hostile_held "$work/hostile-out"
grep -q '^HELD open /dev/gpiochip' "$work/hostile-out" || fail "it can open a GPIO chip"

step "Java is updated while it, and even who makes the archive, try to have root's file read, written and made theirs"
before=$(vm ssh 'stat -c "%U:%G %a %s" /root/secret /etc/shadow /etc/passwd')
cat >"$work/plant" <<'SCRIPT'
for user in "$1" liftwatch_archive; do
  setpriv --reuid "$user" --regid "$user" --clear-groups timeout 900 sh -c '
    while :; do
      for place in /tmp/tmp.* /var/cache/liftwatch/making.* /var/cache/liftwatch/making.*/own /var/lib/liftwatch/west; do
        [ ! -d "$place" ] || for name in run.jsa log training.toml port; do
          rm -f "$place/$name" 2>/dev/null && ln -s /root/secret "$place/$name" 2>/dev/null
        done
      done
      sleep 0.02
    done' >/dev/null 2>&1 </dev/null &
done
SCRIPT
vm copy "$work/plant" /root/
vm ssh "setsid sh /root/plant $west_user >/dev/null 2>&1 </dev/null & sleep 1
  dpkg-trigger --by-package=openjdk-25-jre-headless --no-await /usr/lib/jvm; dpkg --triggers-only liftwatch" >"$work/triggers.log" 2>&1 ||
  fail "the trigger: $(cat "$work/triggers.log")"
! vm ssh 'grep -rlF "only root reads this" /var/cache/liftwatch /var/lib/liftwatch/west 2>/dev/null' >"$work/leak" ||
  fail "root's file was given away: $(cat "$work/leak")"
[ "$(vm ssh 'stat -c "%U:%G %a %s" /root/secret /etc/shadow /etc/passwd')" = "$before" ] || fail "root's files have changed"
[ "$(vm ssh 'cat /root/secret')" = "only root reads this" ] || fail "root's file was written"
[ -z "$(vm ssh 'find / -xdev -newer /root/plant -perm /6000 -type f 2>/dev/null')" ] || fail "a program with rights was left behind"
[ -z "$(vm ssh 'find /var/cache/liftwatch ! -user root 2>/dev/null')" ] || fail "not root's: $(vm ssh 'ls -lR /var/cache/liftwatch')"
vm ssh "for p in \$(ps -o pid= -u $west_user,liftwatch_archive); do kill -9 \$p; done" || true

step "undisturbed, Java's update makes the archive anew, as root's"
vm ssh "rm -f /var/cache/liftwatch/run.jsa; dpkg-trigger --by-package=openjdk-25-jre-headless --no-await /usr/lib/jvm
  dpkg --triggers-only liftwatch" >"$work/triggers.log" 2>&1 || fail "the trigger: $(cat "$work/triggers.log")"
[ "$(vm ssh 'stat -c "%F %U:%G %a" /var/cache/liftwatch/run.jsa')" = 'regular file root:root 644' ] ||
  fail "the archive: $(vm ssh 'ls -l /var/cache/liftwatch'); $(cat "$work/triggers.log")"

step "all this time the first lift was watched: somebody is trapped in it, and the platform knows"
eventually 180 health_says 'sources 2 good; uplinks 1 of 2 connected'
somebody_rides_to 1500
eventually 90 heard '"kind":"trap"' '"phase":"raised"'

step "purged, no user is left"
vm ssh 'dpkg -P liftwatch' >"$work/purge.log" 2>&1 || fail "the purge: $(tail -n 3 "$work/purge.log")"
! vm ssh 'getent passwd | grep ^liftwatch; getent group | grep ^liftwatch' || fail "users or groups are left behind"
