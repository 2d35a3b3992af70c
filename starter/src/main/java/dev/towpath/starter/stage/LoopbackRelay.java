package dev.towpath.starter.stage;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.HandlerRegistry;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerMethodDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Gives an in-process gRPC server a port that only this machine can reach: the SDK's own port-bound form listens on all
 * interfaces. Passes every unary call on as bytes; deadlines and cancellations travel with gRPC's context.
 */
final class LoopbackRelay implements AutoCloseable {
    private final Server server;

    private LoopbackRelay(Server server) {
        this.server = server;
    }

    static LoopbackRelay to(Channel backend, int port) throws IOException {
        return new LoopbackRelay(NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port))
                .fallbackHandlerRegistry(new Forwarding(backend))
                .build()
                .start());
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static final class Forwarding extends HandlerRegistry {
        private final Channel backend;

        Forwarding(Channel backend) {
            this.backend = backend;
        }

        @Override
        public ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
            MethodDescriptor<byte[], byte[]> method = MethodDescriptor.<byte[], byte[]>newBuilder()
                    .setFullMethodName(name)
                    .setType(MethodDescriptor.MethodType.UNARY)
                    .setRequestMarshaller(Bytes.INSTANCE)
                    .setResponseMarshaller(Bytes.INSTANCE)
                    .build();
            return ServerMethodDefinition.create(
                    method,
                    ServerCalls.asyncUnaryCall((request, answer) ->
                            ClientCalls.asyncUnaryCall(backend.newCall(method, CallOptions.DEFAULT), request, answer)));
        }
    }

    private enum Bytes implements MethodDescriptor.Marshaller<byte[]> {
        INSTANCE;

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
