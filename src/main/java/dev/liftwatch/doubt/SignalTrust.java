package dev.liftwatch.doubt;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Checks the signals against each other and leaves out whoever is wrong, until it behaves; an inverted one it turns, two that are
 * exchanged it reads as each other. A lift that serves its landings is the witness. While an alarm stands nobody is convicted by what
 * trapped people do as well: such a doubt waits until the alarm is over, or until people are seen to leave. Owned by one thread.
 */
public final class SignalTrust {
    /** Sensors that were calm for this long are believed again, ms. */
    private static final long CALM_MS = 20_000;

    /** Those that cannot be calm are tried again after this, ms. */
    private static final long RETRY_MS = 10 * 60_000;

    private final LiftGeometry geometry;
    private final Ledger ledger = new Ledger();
    private final Leaving leaving;
    private final ServiceTime service = new ServiceTime();
    private final RunCheck runs;
    private final PositionCheck position = new PositionCheck();
    private final OpenContactCheck firstOpen = new OpenContactCheck(Signal.DOOR_CLOSED, Signal.DOOR_OPEN);
    private final OpenContactCheck secondOpen = new OpenContactCheck(Signal.DOOR2_CLOSED, Signal.DOOR2_OPEN);
    private final ClosedContactCheck firstClosed = new ClosedContactCheck(Signal.DOOR_CLOSED, Signal.DOOR_OPEN);
    private final ClosedContactCheck secondClosed = new ClosedContactCheck(Signal.DOOR2_CLOSED, Signal.DOOR2_OPEN);
    private final HeldPresence held = new HeldPresence();
    private final FooledPresence fooled;
    private final FlickerCheck flicker;
    private final FlutterCheck flutter = new FlutterCheck();
    private final RestlessCheck restless = new RestlessCheck();
    private final InspectionPolarity inspection = new InspectionPolarity();
    private final CallsInService calls = new CallsInService();
    private final Map<Signal, Doubt> doubts = new EnumMap<>(Signal.class);
    private final Map<Signal, SignalFault> waiting = new EnumMap<>(Signal.class);
    private long dueMs = Tick.NEVER;

    /**
     * What is remembered of the signals, to be carried over a restart.
     *
     * @param doubts who is left out
     * @param waiting what would be, were there no alarm
     * @param ledger what stands against each wire
     * @param leaving whether people were seen to leave
     * @param service how little time this lift needs to serve a landing
     * @param runs what runs have shown
     * @param position what they have shown of the position
     * @param openContacts how the door-open contact of each entrance has done
     * @param closedContacts how the door-closed contact of each entrance has done
     * @param held how long the presence sensor has been high
     * @param fooled how it has done in parked cars
     * @param flicker how often sensors have changed
     * @param flutter how quickly contacts have changed again
     * @param restless since when the car has not stood
     * @param inspection which way round the inspection input is wired
     * @param calls whether the alarm button was held in rides
     */
    public record SavedTrust(
            List<Doubt> doubts,
            List<Doubt> waiting,
            Ledger.SavedLedger ledger,
            Leaving.SavedLeaving leaving,
            ServiceTime.SavedService service,
            RunCheck.SavedRun runs,
            PositionCheck.SavedPositionCheck position,
            List<OpenContactCheck.SavedContact> openContacts,
            List<ClosedContactCheck.SavedStops> closedContacts,
            HeldPresence.SavedHolding held,
            FooledPresence.SavedPresence fooled,
            List<FlickerCheck.Count> flicker,
            List<FlutterCheck.Flutter> flutter,
            RestlessCheck.SavedRestlessness restless,
            InspectionPolarity.SavedPolarity inspection,
            CallsInService.SavedCalls calls) {

        /** The same with those signals left out. */
        public SavedTrust withDoubts(List<Doubt> others) {
            return new SavedTrust(
                    others,
                    waiting,
                    ledger,
                    leaving,
                    service,
                    runs,
                    position,
                    openContacts,
                    closedContacts,
                    held,
                    fooled,
                    flicker,
                    flutter,
                    restless,
                    inspection,
                    calls);
        }
    }

    /** @param seesWhoKeepsStill whether the presence sensor is a radar or a camera */
    public SignalTrust(LiftGeometry geometry, boolean seesWhoKeepsStill) {
        this.geometry = geometry;
        leaving = new Leaving(seesWhoKeepsStill);
        fooled = new FooledPresence(seesWhoKeepsStill);
        runs = new RunCheck(geometry);
        flicker = new FlickerCheck(geometry);
    }

    /**
     * Takes the picture at its tick.
     *
     * @param onboard who was seen in the car until then
     * @return whether a signal has been left out or taken in again, so that the picture must be drawn anew
     */
    public boolean update(SignalPanel panel, CarPicture car, Onboard onboard) {
        ledger.look(leaving.update(panel, car, onboard), car.lastTravelMs());
        dueMs = leaving.dueMs(panel);
        service.update(car);
        Finder finder = new Finder(panel, onboard, car.nowMs());
        RunCheck.Opening opening = runs.update(panel, car, finder);
        position.update(panel, car, geometry, opening, finder);
        held.update(panel, car, opening, finder);
        fooled.update(panel, car, finder);
        firstOpen.update(panel, car, runs, service, finder);
        secondOpen.update(panel, car, runs, service, finder);
        firstClosed.update(panel, car, service, finder);
        if (panel.isWired(Signal.DOOR2_CLOSED)) {
            secondClosed.update(panel, car, service, finder);
        }
        restless.update(panel, car, geometry, finder);
        flicker.update(panel, car, finder);
        inspection.update(panel, car, opening.afterRun(), finder);
        calls.update(panel, car, opening, ledger.people(), finder);
        flutter.update(panel, car, finder);
        giveChatterersAChance(panel, car.nowMs(), finder);
        finder.convict();
        for (Signal signal : waiting.keySet()) {
            long partedMs = panel.sinceMs(signal) + DoorPair.KICK_MS;
            dueMs = partedMs > car.nowMs() ? Math.min(dueMs, partedMs) : dueMs;
        }
        return finder.changed;
    }

    /** An alarm behind which that wire alone stood has ended: as the lift served people, or as doors opened at a landing. */
    public void belie(Signal signal, boolean byService) {
        BeliedWire.charge(ledger, signal, byService);
    }

    private void giveChatterersAChance(SignalPanel panel, long nowMs, Finder finder) {
        for (Doubt doubt : List.copyOf(doubts.values())) {
            if (flicker.flickers(doubt.signal()) || flutter.flutters(doubt.signal())) {
                continue;
            }
            boolean calm = nowMs - panel.sinceMs(doubt.signal()) >= CALM_MS;
            if (doubt.fault() == SignalFault.CHATTERING && (calm || nowMs - doubt.sinceMs() >= RETRY_MS)) {
                finder.trust(doubt.signal(), SignalFault.CHATTERING);
            }
        }
    }

    /** The signals that are left out now, in the order of {@link Signal}. */
    public List<Doubt> doubts() {
        return doubts.isEmpty() ? List.of() : List.copyOf(doubts.values());
    }

    /** Whether that signal is left out for that fault. */
    public boolean isDoubtedAs(Signal signal, SignalFault fault) {
        Doubt doubt = doubts.get(signal);
        return doubt != null && doubt.fault() == fault;
    }

    /** Whether that signal, which is believed, would not be, were there no alarm. */
    public boolean wouldDoubt(Signal signal) {
        return !doubts.containsKey(signal) && (waiting.containsKey(signal) || ledger.convicts(signal));
    }

    /** How much stands against that wire, decibans; 0 where nothing does. */
    public int against(Signal signal) {
        return ledger.against(signal);
    }

    /** Whether people were seen to leave the car where it stands. */
    public boolean seenToLeave() {
        return ledger.people().isOfLeaving();
    }

    /** Whether that is beyond doubt: the sensor sees who keeps still. */
    public boolean sureThatTheyLeft() {
        return ledger.people() == Leaving.Word.LEFT;
    }

    /** Whether this lift, of which enough was seen, never rests at a landing after a ride without opening its doors. */
    public boolean neverRestsUnopened() {
        return service.neverRestsUnopened();
    }

    /** When something here may change by itself, tick, or never; may lie in the past. */
    public long nextDueMs() {
        return dueMs;
    }

    /** After a time in which nothing was read: what was learnt stays, what was under way is over. */
    public void resumeAfterGap(long nowMs) {
        leaving.resumeAfterGap(nowMs);
        service.resumeAfterGap(nowMs);
        runs.resumeAfterGap(nowMs);
        position.resumeAfterGap();
        firstOpen.resumeAfterGap(nowMs);
        secondOpen.resumeAfterGap(nowMs);
        firstClosed.resumeAfterGap();
        secondClosed.resumeAfterGap();
        held.resumeAfterGap();
        fooled.resumeAfterGap();
        restless.resumeAfterGap();
        flicker.resumeAfterGap(nowMs);
        flutter.resumeAfterGap(nowMs);
        calls.resumeAfterGap(nowMs);
    }

    public SavedTrust save(SignalPanel panel) {
        List<Doubt> wait = new ArrayList<>();
        waiting.forEach((signal, fault) -> wait.add(new Doubt(signal, fault, Tick.NONE)));
        return new SavedTrust(
                new ArrayList<>(doubts.values()),
                wait,
                ledger.save(),
                leaving.save(),
                service.save(),
                runs.save(panel),
                position.save(),
                List.of(firstOpen.save(), secondOpen.save()),
                List.of(firstClosed.save(), secondClosed.save()),
                held.save(),
                fooled.save(),
                flicker.save(),
                flutter.save(),
                restless.save(),
                inspection.save(),
                calls.save());
    }

    /** Goes on from what was saved, which is about wired signals alone, and tells the panel who is left out or turned. */
    public void resume(SavedTrust saved, SignalPanel panel) {
        saved.doubts().forEach(doubt -> doubts.put(doubt.signal(), doubt));
        saved.waiting().forEach(doubt -> waiting.put(doubt.signal(), doubt.fault()));
        for (Signal signal : panel.wired()) {
            Doubt doubt = doubts.get(signal);
            boolean inverted = doubt != null && doubt.fault() == SignalFault.INVERTED;
            boolean swapped = isExchanged(doubt);
            panel.resumeTrust(signal, doubt != null && !inverted && !swapped, inverted);
            if (swapped) {
                panel.exchange(signal, DoorPair.partner(signal));
            }
        }
        ledger.resume(saved.ledger());
        leaving.resume(saved.leaving());
        service.resume(saved.service());
        runs.resume(saved.runs());
        position.resume(saved.position());
        if (saved.openContacts().size() == 2) {
            firstOpen.resume(saved.openContacts().getFirst());
            secondOpen.resume(saved.openContacts().getLast());
        }
        if (saved.closedContacts().size() == 2) {
            firstClosed.resume(saved.closedContacts().getFirst());
            secondClosed.resume(saved.closedContacts().getLast());
        }
        held.resume(saved.held());
        fooled.resume(saved.fooled());
        flicker.resume(saved.flicker());
        flutter.resume(saved.flutter());
        restless.resume(saved.restless());
        inspection.resume(saved.inspection());
        calls.resume(saved.calls());
    }

    /** Whether it is one of two contacts that are read as each other; one alone, of a damaged state, is left out. */
    private boolean isExchanged(Doubt doubt) {
        Signal partner = doubt == null ? null : DoorPair.partner(doubt.signal());
        return partner != null && doubt.fault() == SignalFault.SWAPPED && isDoubtedAs(partner, SignalFault.SWAPPED);
    }

    /** Carries verdicts out. */
    private final class Finder implements Verdicts {
        private final SignalPanel panel;
        private final Onboard onboard;
        private final long nowMs;
        private boolean changed;

        Finder(SignalPanel panel, Onboard onboard, long nowMs) {
            this.panel = panel;
            this.onboard = onboard;
            this.nowMs = nowMs;
        }

        @Override
        public void charge(Signal signal, SignalFault fault, Surprise surprise) {
            ledger.charge(signal, fault, surprise);
        }

        @Override
        public void clear(Signal signal, Surprise.Matter matter) {
            ledger.clear(signal, matter);
        }

        /** Whoever has enough against it is out; while an alarm stands only by people who were seen to leave. */
        void convict() {
            List<Ledger.Entry> entries = ledger.entries();
            for (int i = 0; i < entries.size(); i++) {
                Ledger.Entry entry = entries.get(i);
                if (entry.convicts() && (!onboard.alarmOpen() || entry.isProvenByRelease())) {
                    act(entry.signal(), entry.fault());
                }
            }
            if (!waiting.isEmpty() && !onboard.alarmOpen()) {
                Map.copyOf(waiting).forEach(this::distrust);
            }
        }

        @Override
        public void distrust(Signal signal, SignalFault fault) {
            if (onboard.alarmOpen() || (fault == SignalFault.CHATTERING && isKicked(signal))) {
                waiting.put(signal, fault);
                return;
            }
            waiting.remove(signal);
            act(signal, fault);
        }

        /** Trapped people kick the doors. */
        private boolean isKicked(Signal signal) {
            return onboard.seen() && DoorPair.mayBeKicked(signal, panel, nowMs);
        }

        private void act(Signal signal, SignalFault fault) {
            Doubt before = doubts.get(signal);
            boolean knownBetter = before != null
                    && (fault == SignalFault.INVERTED
                            ? before.fault() == SignalFault.STUCK
                            : fault == SignalFault.CHATTERING && flutter.flutters(signal) && before.fault() != fault);
            if (before != null && !knownBetter) {
                return;
            }
            Signal partner = DoorPair.partner(signal);
            Doubt other = partner == null ? null : doubts.get(partner);
            if (fault == SignalFault.INVERTED && other != null && other.fault() == SignalFault.INVERTED) {
                exchange(signal, partner);
                return;
            }
            doubts.put(signal, new Doubt(signal, fault, nowMs));
            panel.trust(signal);
            if (fault == SignalFault.INVERTED) {
                panel.invert(signal);
            } else {
                panel.distrust(signal);
            }
            changed = true;
        }

        /** Two contacts of one door that both say the opposite say each other's truth. */
        private void exchange(Signal signal, Signal partner) {
            for (Signal each : List.of(signal, partner)) {
                doubts.put(each, new Doubt(each, SignalFault.SWAPPED, nowMs));
                panel.trust(each);
            }
            panel.exchange(signal, partner);
            panel.exchange(partner, signal);
            changed = true;
        }

        @Override
        public void trust(Signal signal, SignalFault fault) {
            waiting.remove(signal, fault);
            Doubt doubt = doubts.get(signal);
            if (doubt == null) {
                return;
            }
            boolean swapped = doubt.fault() == SignalFault.SWAPPED && fault == SignalFault.INVERTED;
            if (!swapped && doubt.fault() != fault) {
                return;
            }
            if (isExchanged(doubt)) {
                Signal partner = DoorPair.partner(signal);
                doubts.remove(partner);
                panel.trust(partner);
            }
            doubts.remove(signal);
            panel.trust(signal);
            changed = true;
        }
    }
}
