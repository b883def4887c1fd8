package dev.liftwatch.linux;

import java.lang.foreign.StructLayout;

/**
 * Everything that the kernel's GPIO character device is ever asked: what a chip is, what a line is, that lines be read, and what
 * their levels are. The calls that set a level or reconfigure a line are not in here, and an ioctl takes nothing else.
 */
enum GpioCall {
    /** {@code GPIO_GET_CHIPINFO_IOCTL}. */
    CHIP_INFO(GpioCall.FILLS, 0x01, GpioLayout.CHIP_INFO),
    /** {@code GPIO_V2_GET_LINEINFO_IOCTL}. */
    LINE_INFO(GpioCall.READS_AND_FILLS, 0x05, GpioLayout.LINE_INFO),
    /** {@code GPIO_V2_GET_LINE_IOCTL}. */
    REQUEST_LINES(GpioCall.READS_AND_FILLS, 0x07, GpioLayout.LINE_REQUEST),
    /** {@code GPIO_V2_LINE_GET_VALUES_IOCTL}. */
    GET_LEVELS(GpioCall.READS_AND_FILLS, 0x0E, GpioLayout.LINE_VALUES);

    private static final long FILLS = 2;
    private static final long READS_AND_FILLS = 3;
    private static final long GPIO = 0xB4;

    private final long number;

    /** As the macro {@code _IOC} of {@code asm-generic/ioctl.h} puts a number together. */
    GpioCall(long direction, long which, StructLayout argument) {
        number = direction << 30 | argument.byteSize() << 16 | GPIO << 8 | which;
    }

    long number() {
        return number;
    }
}
