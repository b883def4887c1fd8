package dev.liftwatch.config;

import dev.liftwatch.modbus.ModbusRead;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What is spoken on a serial line, with its settings. */
public sealed interface Protocol {
    /** What an encoder says. */
    Set<String> ENCODER_CHANNELS = Set.of("position_mm", "speed_mm_s");

    /** The name in device.toml. */
    String code();

    /** Bits per second where nothing else is set. */
    int defaultBaud();

    /** Whether its device repeats every flag it has all the time, so that silence means loss. */
    boolean repeatsFlags();

    /** The channels of its device; empty where they have the names of the signals themselves. */
    Set<String> channels();

    /** Sensor sentences, {@code $LW,…}: every signal at least once a second under its own name. */
    record Sentence() implements Protocol {
        @Override
        public String code() {
            return "sentence";
        }

        @Override
        public int defaultBaud() {
            return 115_200;
        }

        @Override
        public boolean repeatsFlags() {
            return true;
        }

        @Override
        public Set<String> channels() {
            return Set.of();
        }
    }

    /** The absolute encoders of ELGO that send without being asked. */
    enum ElgoModel {
        LIMAX(19_200),
        EMAL(9600);

        private final int baud;

        ElgoModel(int baud) {
            this.baud = baud;
        }
    }

    /**
     * The stream of one of them.
     *
     * @param stepMm what one step of the position stands for, mm
     */
    record Elgo(ElgoModel model, BigDecimal stepMm) implements Protocol {
        @Override
        public String code() {
            return model.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public int defaultBaud() {
            return model.baud;
        }

        @Override
        public boolean repeatsFlags() {
            return false;
        }

        @Override
        public Set<String> channels() {
            return ENCODER_CHANNELS;
        }
    }

    /**
     * Modbus RTU units on a line of the agent's own, asked in turn.
     *
     * @param reads what they are asked
     * @param pollMs how often, ms
     * @param timeoutMs how long an answer may take, ms
     */
    record Modbus(List<ModbusRead> reads, long pollMs, long timeoutMs) implements Protocol {
        @Override
        public String code() {
            return "modbus";
        }

        @Override
        public int defaultBaud() {
            return 9600;
        }

        @Override
        public boolean repeatsFlags() {
            return true;
        }

        @Override
        public Set<String> channels() {
            return reads.stream().flatMap(read -> read.channels().stream()).collect(Collectors.toSet());
        }
    }

    /** What a CANopen encoder sends by itself. */
    enum CanLayout {
        /** The encoder profile DS406. */
        DS406(0x184, "1000"),
        /** The lift profile CiA 417. */
        CIA417(0x18C, "500");

        private final int defaultId;
        private final String defaultStepUm;

        CanLayout(int defaultId, String defaultStepUm) {
            this.defaultId = defaultId;
            this.defaultStepUm = defaultStepUm;
        }

        /** The identifier that the profile gives the first encoder, 11 bits. */
        public int defaultId() {
            return defaultId;
        }

        /** What a step usually stands for, µm. */
        public BigDecimal defaultStepUm() {
            return new BigDecimal(defaultStepUm);
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A CANopen encoder behind a serial adapter that only listens.
     *
     * @param bitRateKbit the bit rate of the bus, kbit/s
     * @param id the identifier of the encoder's frames, 11 bits
     * @param stepMm what one step of the position stands for, mm
     */
    record Slcan(int bitRateKbit, CanLayout layout, int id, BigDecimal stepMm) implements Protocol {
        @Override
        public String code() {
            return "slcan";
        }

        @Override
        public int defaultBaud() {
            return 115_200;
        }

        @Override
        public boolean repeatsFlags() {
            return false;
        }

        @Override
        public Set<String> channels() {
            return ENCODER_CHANNELS;
        }
    }
}
