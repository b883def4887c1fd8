package dev.liftwatch.modbus;

import com.digitalpetri.modbus.pdu.ReadCoilsRequest;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadInputRegistersRequest;
import java.nio.ByteBuffer;

/** A question as it stands on the line. There are only questions that read. */
final class ModbusQuestion {
    private static final int BYTES = 8;
    private static final int CHECK_BYTES = 2;

    private ModbusQuestion() {}

    /** The frame, eight bytes. */
    static byte[] bytes(ModbusRead read) {
        ByteBuffer frame = ByteBuffer.allocate(BYTES);
        frame.put((byte) read.unit());
        switch (read.table()) {
            case COILS -> ReadCoilsRequest.Serializer.encode(new ReadCoilsRequest(read.address(), read.count()), frame);
            case DISCRETE_INPUTS ->
                ReadDiscreteInputsRequest.Serializer.encode(
                        new ReadDiscreteInputsRequest(read.address(), read.count()), frame);
            case HOLDING_REGISTERS ->
                ReadHoldingRegistersRequest.Serializer.encode(
                        new ReadHoldingRegistersRequest(read.address(), read.count()), frame);
            case INPUT_REGISTERS ->
                ReadInputRegistersRequest.Serializer.encode(
                        new ReadInputRegistersRequest(read.address(), read.count()), frame);
        }
        int check = AnswerSearch.check(frame.array(), 0, BYTES - CHECK_BYTES);
        frame.put((byte) check).put((byte) (check >> Byte.SIZE));
        return frame.array();
    }
}
