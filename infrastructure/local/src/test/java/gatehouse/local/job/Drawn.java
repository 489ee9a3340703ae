package gatehouse.local.job;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/// Pictures, drawn by Java's own writers where there are some.
final class Drawn {
    static final int WIDE = 40;
    static final int HIGH = 30;

    /// One transparent pixel.
    private static final String WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

    private static final int SIGNATURE = 8;
    private static final int HEADER = 25;

    private Drawn() {}

    static byte[] png(Color colour) {
        return drawn("png", colour);
    }

    static byte[] jpeg(Color colour) {
        return drawn("jpeg", colour);
    }

    static byte[] webp() {
        return Base64.getDecoder().decode(WEBP);
    }

    /// What a picture shows, as far as its size.
    static BufferedImage read(byte[] picture) {
        try (var in = new java.io.ByteArrayInputStream(picture)) {
            return ImageIO.read(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] drawn(String format, Color colour) {
        var image = new BufferedImage(WIDE, HIGH, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(colour);
        pen.fillOval(0, 0, WIDE, HIGH);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return out.toByteArray();
    }

    /// The same PNG with a text in it, right behind its head.
    static byte[] told(byte[] png, byte[] text) {
        var told = chunk("tEXt", text);
        return ByteBuffer.allocate(png.length + told.length)
                .put(png, 0, SIGNATURE + HEADER)
                .put(told)
                .put(png, SIGNATURE + HEADER, png.length - SIGNATURE - HEADER)
                .array();
    }

    /// The same PNG, made larger by a text to have that many bytes.
    static byte[] filled(byte[] png, int size) {
        return told(png, new byte[size - png.length - 12]);
    }

    /// A PNG that says it is of that size, and has that many bytes of pixels.
    static byte[] saying(int wide, int high, int bytes) {
        var head =
                ByteBuffer.allocate(13)
                        .putInt(wide)
                        .putInt(high)
                        .put(new byte[] {8, 0, 0, 0, 0})
                        .array();
        var out = new ByteArrayOutputStream();
        out.writeBytes(Arrays.copyOf(png(Color.RED), SIGNATURE));
        out.writeBytes(chunk("IHDR", head));
        out.writeBytes(chunk("IDAT", deflated(bytes)));
        out.writeBytes(chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    private static byte[] deflated(int length) {
        var out = new ByteArrayOutputStream();
        try (var deflater = new Deflater()) {
            deflater.setInput(new byte[length]);
            deflater.finish();
            var part = new byte[4096];
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
        }
        return out.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        var sum = new CRC32();
        var name = type.getBytes(StandardCharsets.US_ASCII);
        sum.update(name);
        sum.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) sum.getValue())
                .array();
    }
}
