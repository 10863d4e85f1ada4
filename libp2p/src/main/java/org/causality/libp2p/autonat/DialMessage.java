package org.causality.libp2p.autonat;

import java.util.ArrayList;
import java.util.List;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.multiformats.Multiaddr;
import org.causality.libp2p.proto.ProtoReader;
import org.causality.libp2p.proto.ProtoWriter;
import org.jspecify.annotations.Nullable;

/** What is said on a dial-request stream: protobuf {@code oneof {request = 1, response = 2, dataRequest = 3, data = 4}}. */
sealed interface DialMessage {
    /** Longest message read; room for {@link #ADDRESSES_MAX} long addresses or one piece of data. */
    int BYTES_MAX = 8_192;

    /** Addresses of a request that are looked at. */
    int ADDRESSES_MAX = 32;

    /** Longest piece of data. */
    int DATA_BYTES_MAX = 4_096;

    /** Dial the first of these that you will; they are as they came, for their places count. */
    record Request(List<byte[]> addresses, long nonce) implements DialMessage {}

    /** What came of it; the two others mean something only after {@link Status#OK}. */
    record Response(Status status, int addressIndex, DialStatus dialStatus) implements DialMessage {}

    /** First send so many bytes: the address is not where you are. */
    record DataRequest(int addressIndex, long bytes) implements DialMessage {}

    /** Some of the bytes asked for. */
    record Data(int bytes) implements DialMessage {}

    /** What came of a request, with its number on the wire. */
    enum Status {
        INTERNAL_ERROR(0),
        REQUEST_REJECTED(100),
        DIAL_REFUSED(101),
        OK(200);

        final int number;

        Status(int number) {
            this.number = number;
        }
    }

    /** What came of a dial, with its number on the wire. */
    enum DialStatus {
        UNUSED(0),
        DIAL_ERROR(100),
        DIAL_BACK_ERROR(101),
        OK(200);

        final int number;

        DialStatus(int number) {
            this.number = number;
        }
    }

    /** Parses one message. */
    static DialMessage parse(byte[] bytes) {
        ProtoReader reader = new ProtoReader(bytes);
        DialMessage message = null;
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> message = request(reader.message(BYTES_MAX));
                case 2 -> message = response(reader.message(BYTES_MAX));
                case 3 -> message = dataRequest(reader.message(BYTES_MAX));
                case 4 -> message = data(reader.message(BYTES_MAX));
                default -> reader.skip();
            }
        }
        if (message == null) {
            throw new MalformedException("dial message says nothing");
        }
        return message;
    }

    private static Request request(ProtoReader reader) {
        List<byte[]> addresses = new ArrayList<>();
        long nonce = 0;
        while (reader.next()) {
            if (reader.field() == 1 && addresses.size() < ADDRESSES_MAX) {
                addresses.add(reader.bytes(Multiaddr.BYTES_MAX));
            } else if (reader.field() == 2) {
                nonce = reader.fixed64();
            } else {
                reader.skip();
            }
        }
        return new Request(addresses, nonce);
    }

    private static Response response(ProtoReader reader) {
        int status = 0;
        int index = 0;
        int dialStatus = 0;
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> status = reader.uint32(Integer.MAX_VALUE);
                case 2 -> index = reader.uint32(Integer.MAX_VALUE);
                case 3 -> dialStatus = reader.uint32(Integer.MAX_VALUE);
                default -> reader.skip();
            }
        }
        return new Response(status(status), index, dialStatus(dialStatus));
    }

    private static Status status(int number) {
        for (Status status : Status.values()) {
            if (status.number == number) {
                return status;
            }
        }
        throw new MalformedException("dial response has an unknown status");
    }

    private static DialStatus dialStatus(int number) {
        for (DialStatus status : DialStatus.values()) {
            if (status.number == number) {
                return status;
            }
        }
        throw new MalformedException("dial response has an unknown dial status");
    }

    private static DataRequest dataRequest(ProtoReader reader) {
        int index = 0;
        long bytes = 0;
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> index = reader.uint32(Integer.MAX_VALUE);
                case 2 -> bytes = reader.uint64();
                default -> reader.skip();
            }
        }
        return new DataRequest(index, bytes);
    }

    private static Data data(ProtoReader reader) {
        int bytes = 0;
        while (reader.next()) {
            if (reader.field() == 1) {
                bytes = ProtoReader.length(reader.span(DATA_BYTES_MAX));
            } else {
                reader.skip();
            }
        }
        return new Data(bytes);
    }

    /** The protobuf form. */
    default byte[] encoded() {
        return switch (this) {
            case Request(List<byte[]> addresses, long nonce) ->
                body(1, in -> {
                    addresses.forEach(address -> in.bytes(1, address));
                    in.fixed64(2, nonce);
                });
            case Response(Status status, int index, DialStatus dialStatus) ->
                body(2, in -> in.uint64(1, status.number).uint64(2, index).uint64(3, dialStatus.number));
            case DataRequest(int index, long bytes) ->
                body(3, in -> in.uint64(1, index).uint64(2, bytes));
            case Data(int bytes) -> body(4, in -> in.bytes(1, new byte[bytes]));
        };
    }

    private static byte[] body(int field, java.util.function.Consumer<ProtoWriter> fields) {
        return new ProtoWriter().message(field, fields).toByteArray();
    }

    /** The address at a place of a request, or null when it is none that we know. */
    static @Nullable Multiaddr address(Request request, int index) {
        byte[] address = request.addresses().get(index);
        return Multiaddr.parseKnown(address, 0, address.length);
    }
}
