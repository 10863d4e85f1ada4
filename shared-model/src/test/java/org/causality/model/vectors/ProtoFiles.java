package org.causality.model.vectors;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the part of the .proto language our files use: flat messages of scalar, message and repeated fields. */
final class ProtoFiles {
    private static final Path FOLDER = Path.of("src/main/proto/causality/v1");
    private static final List<String> FILES = List.of(
            "order.proto",
            "certificate.proto",
            "chain.proto",
            "computation.proto",
            "privacy.proto",
            "checkpoint.proto",
            "message.proto");
    private static final Pattern MESSAGE = Pattern.compile("message (\\w+) \\{([^}]*)}");
    private static final Pattern FIELD = Pattern.compile("^(repeated )?(\\w+) (\\w+) = (\\d+)$");
    private static final Map<String, FieldDescriptorProto.Type> SCALARS = Map.of(
            "string", FieldDescriptorProto.Type.TYPE_STRING,
            "bytes", FieldDescriptorProto.Type.TYPE_BYTES,
            "uint32", FieldDescriptorProto.Type.TYPE_UINT32,
            "uint64", FieldDescriptorProto.Type.TYPE_UINT64);

    private ProtoFiles() {}

    /** All messages of all files, as protobuf's own runtime understands them. */
    static Map<String, Descriptor> messages() throws IOException, DescriptorValidationException {
        FileDescriptorProto.Builder all = FileDescriptorProto.newBuilder()
                .setName("all.proto")
                .setPackage("causality.v1")
                .setSyntax("proto3");
        for (String file : FILES) {
            String source = Files.readString(FOLDER.resolve(file)).replaceAll("//[^\n]*", "");
            Matcher message = MESSAGE.matcher(source);
            while (message.find()) {
                all.addMessageType(message(message.group(1), message.group(2)));
            }
        }
        FileDescriptor file = FileDescriptor.buildFrom(all.build(), new FileDescriptor[0]);
        return file.getMessageTypes().stream().collect(Collectors.toMap(Descriptor::getName, descriptor -> descriptor));
    }

    private static DescriptorProto message(String name, String body) {
        DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(name);
        for (String statement : body.split(";", -1)) {
            if (!statement.isBlank()) {
                message.addField(field(statement.strip()));
            }
        }
        return message.build();
    }

    private static FieldDescriptorProto field(String statement) {
        Matcher field = FIELD.matcher(statement);
        if (!field.matches()) {
            throw new IllegalArgumentException("Not a field this test understands: " + statement);
        }
        FieldDescriptorProto.Builder built = FieldDescriptorProto.newBuilder()
                .setName(field.group(3))
                .setNumber(Integer.parseInt(field.group(4)))
                .setLabel(field.group(1) == null ? Label.LABEL_OPTIONAL : Label.LABEL_REPEATED);
        FieldDescriptorProto.Type scalar = SCALARS.get(field.group(2));
        return scalar == null
                ? built.setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
                        .setTypeName(".causality.v1." + field.group(2))
                        .build()
                : built.setType(scalar).build();
    }
}
