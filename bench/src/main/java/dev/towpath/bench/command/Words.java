package dev.towpath.bench.command;

import dev.towpath.bench.figure.Load;
import dev.towpath.bench.report.Form;
import dev.towpath.bench.way.Towpath;
import dev.towpath.bench.way.Way;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads option values. */
final class Words {
    private static final long FEWEST_ROWS = 1_000;
    private static final long MOST_ROWS = 1_000_000_000;
    private static final int MOST_PER_SECOND = 100_000;

    private Words() {}

    /** One of {@code --rows}. */
    static final class OfRows implements ITypeConverter<Long> {
        @Override
        public Long convert(String value) {
            return number(value, FEWEST_ROWS, MOST_ROWS);
        }
    }

    /** One of {@code --load}. */
    static final class OfLoad implements ITypeConverter<Load> {
        @Override
        public Load convert(String value) {
            return value.equals("quiet") ? Load.QUIET : new Load((int) number(value, 1, MOST_PER_SECOND));
        }
    }

    /** One of {@code --ways}. */
    static final class OfWay implements ITypeConverter<Way> {
        @Override
        public Way convert(String value) {
            return Way.ALL.stream()
                    .filter(way -> way.name().equals(value))
                    .findFirst()
                    .or(() -> Towpath.named(value))
                    .orElseThrow(() -> new TypeConversionException("'" + value + "' is not one of "
                            + Way.ALL.stream().map(Way::name).collect(Collectors.joining(", "))
                            + ", nor towpath-RANGES or towpath-RANGES@MILLISECONDSms (at most 32 ranges, 9999 ms)"));
        }
    }

    /** For {@code -o}. */
    static final class OfForm implements ITypeConverter<Form> {
        @Override
        public Form convert(String value) {
            return Arrays.stream(Form.values())
                    .filter(form -> form.name().toLowerCase(Locale.ROOT).equals(value))
                    .findFirst()
                    .orElseThrow(
                            () -> new TypeConversionException("'" + value + "' is not one of text, json, markdown"));
        }
    }

    private static long number(String value, long least, long most) {
        // Not Long.parseLong: it takes signs, and digits of any script.
        if (value.matches("[0-9]{1,12}")) {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new TypeConversionException("'" + value + "' is not a whole number from " + least + " to " + most);
    }
}
