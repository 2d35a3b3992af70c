package dev.towpath.starter.cli;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.Nearest;
import dev.towpath.model.TowpathException;
import dev.towpath.model.policy.DurationText;
import dev.towpath.starter.render.Form;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads option values, in any locale: picocli's own comparison of enums follows the machine's. */
final class Choices {
    private Choices() {}

    private static <E extends Enum<E>> E parse(Class<E> type, String text) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        List<String> names =
                constants.stream().map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
        int index = names.indexOf(text.toLowerCase(Locale.ROOT));
        if (index < 0) {
            String guess = Nearest.to(text, names)
                    .map(near -> "; did you mean " + near + "?")
                    .orElse("");
            throw new TypeConversionException("'" + text + "' is not one of " + String.join(", ", names) + guess);
        }
        return constants.get(index);
    }

    /** The form of this name, for {@code --report}. */
    static Form form(String name) {
        try {
            return parse(Form.class, name);
        } catch (TypeConversionException e) {
            throw new TowpathException(ErrorCode.CONFIGURATION, "--report: " + e.getMessage(), e);
        }
    }

    /** For {@code -o}. */
    static final class OfForm implements ITypeConverter<Form> {
        @Override
        public Form convert(String value) {
            return parse(Form.class, value);
        }
    }

    /** For {@code --color}. */
    static final class OfColour implements ITypeConverter<ColourChoice> {
        @Override
        public ColourChoice convert(String value) {
            return parse(ColourChoice.class, value);
        }
    }

    /** For {@code --wait-for}. */
    static final class OfGoal implements ITypeConverter<Goal> {
        @Override
        public Goal convert(String value) {
            return parse(Goal.class, value);
        }
    }

    /** For {@code --fail-on}. */
    static final class OfLimit implements ITypeConverter<FailOn> {
        @Override
        public FailOn convert(String value) {
            return parse(FailOn.class, value);
        }
    }

    /** For {@code --timeout}. */
    static final class OfDuration implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String value) {
            return DurationText.parse(value)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + value + "' is not a duration such as 500ms, 30s, 10m or 2h"));
        }
    }
}
