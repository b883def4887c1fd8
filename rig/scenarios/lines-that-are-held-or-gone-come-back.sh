#!/usr/bin/env bash
# Another program holds a line, the chip is pulled, a contact chatters: each is said in words, and what is read is right again after it.
set -euo pipefail
. "${0%/*}/../steps.sh"
. "${0%/*}/../installation.sh"

# state_says PATTERN: the newest picture says so.
state_says() { grep '/state"' "$work/heard" | tail -n 1 | grep -q -- "$1"; }

step "a machine that judges"
a_machine_that_judges

step "the chip is pulled: every contact is unknown, the encoder goes on"
vm gpio remove lift
eventually 60 health_says 'pins missing'
eventually 60 state_says '"mains_ok":{"value":null'
state_says '"position_mm":{"value":0' || fail "the encoder was lost, too"

step "the chip is back with other levels, and those are read"
vm gpio create lift 8 lift-contacts
contacts DOOR_CLOSED=1 DOOR_OPEN=0 RUNNING=0 OCCUPIED=0 ALARM_BUTTON=0 MAINS_OK=1
eventually 60 health_says 'sources 2 good'
eventually 60 state_says '"door_closed":{"value":1'

step "another program holds a line as the agent starts: it is named, and let go of"
vm ssh 'systemctl stop liftwatch@device'
vm ssh "systemd-run --unit holder gpiomon --consumer w1 --chip \$(gpiodetect | sed -n 's/ \[lift-contacts\].*//p') $MAINS_OK"
eventually 60 vm ssh 'gpioinfo | grep -q w1'
vm ssh 'systemctl start liftwatch@device'
eventually 120 journal_says "line $MAINS_OK of lift-contacts is held by 'w1'"
vm ssh 'systemctl stop holder'
eventually 120 health_says 'sources 2 good'

step "a thousand edges, five milliseconds apart, ten times, half of them ending on the other level"
vm copy "$here/pulser" /root/
for run in 1 2 3 4 5 6 7 8 9 10; do
  forget
  vm ssh "set -- /sys/kernel/config/gpio-sim/*
    /root/pulser /sys/devices/platform/\$(cat \$1/dev_name)/\$(cat \$1/bank0/chip_name)/sim_gpio$ALARM_BUTTON/pull $((1000 + run % 2)) 5"
  eventually 60 state_says "\"alarm_button\":{\"value\":$((run % 2))"
done
# It exits 1 where something is wrong, as the clock of this machine is.
vm ssh 'liftwatch status --json || test $? = 1' | grep -o '"name":"pins"[^}]*'
