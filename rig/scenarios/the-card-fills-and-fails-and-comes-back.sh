#!/usr/bin/env bash
# The card is full, then the kernel takes it for broken and lets nobody write to it: people who are trapped meanwhile are reported all
# the same, and what was in memory alone is on the card again when it can be written.
set -euo pipefail
. "${0%/*}/../steps.sh"
. "${0%/*}/../installation.sh"

# free_kb: what the agent's user may still write.
free_kb() { vm ssh 'df --output=avail -k /var/lib/liftwatch | tail -n 1'; }

step "a machine that judges"
a_machine_that_judges

step "other programs fill the card"
vm ssh 'fallocate -l "$(df --output=avail -B1 /var/lib/liftwatch | tail -n 1)" /var/fill' || true
vm ssh 'while dd if=/dev/zero of=/var/fill2 bs=64k count=4 oflag=append conv=notrunc status=none 2>/dev/null; do :; done'
[ "$(free_kb)" -lt 64 ] || fail "the card is not full: $(free_kb) kB are free"

step "somebody is trapped: the platform knows, since room was kept for that"
somebody_rides_to 1500
eventually 90 heard '"kind":"trap"' '"phase":"raised"'
first=$(incident)
heard '"durability":"lost"' '"kind":"trap"' && fail "the room that is kept was not used"

step "there is room again, and they are let out"
vm ssh 'rm /var/fill /var/fill2'
drive 0
sleep 2 # on its way
the_doors_open
contacts OCCUPIED=0
eventually 120 heard '"phase":"closed"' "$first"

step "the kernel makes every file system read-only, as it does with a card that fails"
forget
vm ssh 'echo u > /proc/sysrq-trigger'
eventually 60 vm ssh '! touch /var/lib/liftwatch/written 2>/dev/null'

step "somebody is trapped: reported from memory, and said so"
somebody_rides_to 1500
eventually 120 heard '"kind":"trap"' '"phase":"raised"' '"durability":"lost"'
second=$(incident)
eventually 60 heard '"kind":"store-lost"' '"phase":"raised"'

step "the card can be written again: what was in memory alone goes on it"
vm ssh 'mount -o remount,rw /'
eventually 180 heard '"kind":"store-lost"' '"phase":"closed"'

step "the power fails, and the incident is the same after it"
forget
vm power-cut
vm boot
vm gpio create lift 8 lift-contacts
contacts DOOR_CLOSED=1 DOOR_OPEN=0 RUNNING=0 OCCUPIED=1 ALARM_BUTTON=0 MAINS_OK=1
encoder
eventually 240 health_says 'sources 2 good'
eventually 120 heard '/state"' "$second"

step "they are let out"
drive 0
sleep 2 # on its way
the_doors_open
contacts OCCUPIED=0
eventually 120 heard '"phase":"closed"' "$second"
heard '"durability":"lost"' '"phase":"closed"' "$second" && fail "what is on the card says that it is not"
true
