#!/usr/bin/env bash
# From the package alone: six contacts on a chip and an encoder on USB see a ride, a trapping and the rescue.
set -euo pipefail
. "${0%/*}/../steps.sh"
. "${0%/*}/../installation.sh"

step "a machine with lines already active, an encoder and a platform"
a_machine_room

step "the package starts nothing by itself"
installed
service_is inactive || fail "something runs without a configuration of its own"
the_car_stands_open_at_1

step "the service is ready once it judges, and knows the lines that were active before"
vm ssh 'systemctl enable --now liftwatch@device' || fail "$(vm ssh 'systemctl status liftwatch@device' || true)"
eventually 60 heard '"status":"online"'
eventually 120 health_says 'sources 2 good'
eventually 60 heard '"mains_ok":{"value":1' '"door_open":{"value":1'

step "somebody rides from 1 to 2 and leaves; nobody is alarmed"
somebody_rides_to 3000
the_doors_open
contacts OCCUPIED=0
eventually 60 heard '"floor_label":"2"' '"occupied":{"value":0'
heard '"phase":"raised"' && fail "an alarm for nobody"

step "somebody rides on and is stopped between 2 and 3"
somebody_rides_to 4500
eventually 60 heard '"kind":"trap"' '"phase":"suspected"'
eventually 90 heard '"phase":"raised"' '"cause":"stopped-outside-door-zone"'
first=$(incident)

step "the adapter is pulled and plugged in again"
vm serial unplug
eventually 60 health_says 'encoder missing'
encoder
eventually 60 health_says 'sources 2 good'

step "the car is brought to 3 and the doors are opened"
drive 6000
sleep 3 # on its way
the_doors_open
contacts OCCUPIED=0
eventually 90 heard '"phase":"closed"' "$first"
