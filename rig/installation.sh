# shellcheck shell=bash
# A machine room with liftwatch in it, for scenarios: the package, a configuration with six contacts on a simulated chip and an
# encoder on USB, a platform that answers. Sourced after steps.sh.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tree=$here/..
# Lines of the chip, named by contacts.
# shellcheck disable=SC2034
DOOR_CLOSED=0 DOOR_OPEN=1 RUNNING=2 OCCUPIED=3 ALARM_BUTTON=4 MAINS_OK=5
# How long a car stands outside until that is suspected, and raised; a scenario may set other times before it configures.
suspect_s=10 raise_s=20
work=$RIG_RUN.work
mkdir -p "$work"
ended=()

# Whatever a scenario started beside the machine ends with it.
end_all() {
  local process
  for process in "${ended[@]}"; do kill "$process" 2>/dev/null || true; done
}
trap end_all EXIT

# package: the package of the tree as it was built last, by its path.
package() {
  local file
  file=$(find "$tree/target" -maxdepth 1 -name "liftwatch_*_$RIG_ARCH.deb" -printf '%T@ %p\n' | sort -n | sed -n '$s/[^ ]* //p')
  [ -n "$file" ] || fail "there is no package: ./dev package makes it"
  printf '%s' "$file"
}

# platform: a broker on the host's loopback and somebody who answers every alarm; what is said goes to $work/heard.
platform() {
  BROKER_PORT=$((20000 + RANDOM % 30000))
  mosquitto -p "$BROKER_PORT" >"$work/broker.log" 2>&1 &
  ended+=($!)
  : >"$work/heard"
  "$tree/target/dist/bin/liftwatch" listen --ack --server "tcp://127.0.0.1:$BROKER_PORT" >>"$work/heard" 2>"$work/listen.log" &
  ended+=($!)
}

# messages PATTERN...: those heard that have all of them; fails where there is none.
messages() {
  local pattern found
  found=$(cat "$work/heard")
  for pattern in "$@"; do found=$(grep -- "$pattern" <<<"$found") || return 1; done
  printf '%s\n' "$found"
}

# heard PATTERN...: one message has all of them.
heard() { messages "$@" >/dev/null; }

# drive MM: where the encoder says the car goes.
drive() { echo "$1" >"$work/height"; }

# encoder: plugs the adapter in and lets the encoder talk on it.
encoder() {
  local pty
  pty=$(vm serial plug)
  "$here/encoder" "$pty" "$work/height" &
  ended+=($!)
}

# contacts NAME=0|1...: sets lines, all in one go.
contacts() {
  local change chips=/sys/kernel/config/gpio-sim command='' line level
  for change in "$@"; do
    line=${change%=*}
    level=$([ "${change#*=}" = 1 ] && echo pull-up || echo pull-down)
    command+="echo $level > \$d/sim_gpio${!line}/pull; "
  done
  vm ssh "set -- $chips/*; d=/sys/devices/platform/\$(cat \$1/dev_name)/\$(cat \$1/bank0/chip_name); $command"
}

configuration() {
  cat <<TOML
[lift]
id = "rig"
rescue_code = "012345"
rated_speed_mps = 1.0
floors = [ { label = "1", position_mm = 0 }, { label = "2", position_mm = 3000 }, { label = "3", position_mm = 6000 } ]
[sources.pins]
kind = "gpio"
chip = "lift-contacts"
[sources.encoder]
kind = "serial"
port = "/dev/serial/by-id/ADAPTER"
protocol = "limax"
resolution_um = 1000
[signals.position_mm]
source = "encoder"
[signals.door_closed]
source = "pins"
channel = "0"
[signals.door_open]
source = "pins"
channel = "1"
[signals.running]
source = "pins"
channel = "2"
[signals.occupied]
source = "pins"
channel = "3"
sensor = "radar"
[signals.alarm_button]
source = "pins"
channel = "4"
[signals.mains_ok]
source = "pins"
channel = "5"
[detection]
outside_suspect_s = $suspect_s
outside_raise_s = $raise_s
[[uplink]]
servers = ["tcp://10.0.2.100:1883"]
TOML
}

# install_package PACKAGE: a package that is in the machine's /root, over another or none.
install_package() {
  vm ssh "dpkg -i /root/$(basename "$1")" >"$work/dpkg.log" 2>&1 || fail "the package: $(tail -n 3 "$work/dpkg.log")"
}

# configured: the configuration in the machine, which names the encoder as it is found there.
configured() {
  eventually 60 vm ssh 'ls /dev/serial/by-id/* > /dev/null 2>&1'
  # shellcheck disable=SC2016 # expanded in the machine
  configuration | vm ssh 'sed "s:ADAPTER:$(ls /dev/serial/by-id | head -n 1):" > /etc/liftwatch/device.toml'
}

# installed: the package and the configuration in the machine, with the encoder plugged in, and nothing started.
installed() {
  vm copy "$(package)" /root/
  install_package "$(package)"
  configured
}

# started: the service, which reads both sources and has reached the platform.
started() {
  vm ssh 'systemctl enable --now liftwatch@device' || fail "$(vm ssh 'systemctl status liftwatch@device' || true)"
  eventually 120 health_says 'sources 2 good; uplinks 1 of 1 connected'
}

# What the agent says of itself to the service manager: at once, where starting a JVM to ask takes a minute in an emulated machine.
health() { vm ssh 'systemctl show -P StatusText liftwatch@device'; }
health_says() { local told; told=$(health || true); [[ $told = *"$1"* ]]; }
journal_says() { local told; told=$(vm ssh 'journalctl -q -u liftwatch@device -o cat'); [[ $told = *"$1"* ]]; }
# process: the service's, 0 where none runs.
process() { vm ssh 'systemctl show -P MainPID liftwatch@device'; }
service_is() { [ "$(vm ssh 'systemctl is-active liftwatch@device' || true)" = "$1" ]; }

# the_car_stands_open_at_1: everything in order, people walk in and out.
the_car_stands_open_at_1() {
  drive 0
  contacts DOOR_CLOSED=0 DOOR_OPEN=1 RUNNING=0 OCCUPIED=0 ALARM_BUTTON=0 MAINS_OK=1
}

# somebody_rides_to MM: gets in at an open door, the doors close, the car goes.
somebody_rides_to() {
  contacts OCCUPIED=1
  contacts DOOR_OPEN=0
  contacts DOOR_CLOSED=1
  contacts RUNNING=1
  drive "$1"
  sleep 5 # the car is on its way: a metre a second
  contacts RUNNING=0
}

the_doors_open() {
  contacts DOOR_CLOSED=0
  contacts DOOR_OPEN=1
}

# incident [PHASE]: the id of the trapping that was raised last, or came to another phase.
incident() { messages '"kind":"trap"' "\"phase\":\"${1:-raised}\"" | grep -o '"incident":"[^"]*"' | tail -n 1; }

# a_machine_room: a machine with chip, adapter and a car that stands open at 1, and a platform; nothing of liftwatch in it yet.
a_machine_room() {
  platform
  vm start "$RIG_ARCH"
  vm broker "$BROKER_PORT"
  vm gpio create lift 8 lift-contacts
  drive 0
  encoder
  the_car_stands_open_at_1
}

# a_machine_that_judges: the same with the package installed and the service running.
a_machine_that_judges() {
  a_machine_room
  installed
  started
}

# forget: what was heard before says nothing of what comes.
forget() { : >"$work/heard"; }
