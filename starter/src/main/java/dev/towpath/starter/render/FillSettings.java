package dev.towpath.starter.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.towpath.model.policy.FillPolicy;
import dev.towpath.model.policy.FillSetting;
import dev.towpath.model.status.MigrationStatus;
import dev.towpath.starter.client.MigrationView;
import java.util.ArrayList;
import java.util.List;

/** How the fills of a migration go, setting by setting. */
public final class FillSettings {
    private FillSettings() {}

    /** A line a setting: key, value, meaning; values that are not the default stand out. */
    public static List<String> lines(MigrationView view, Paint paint) {
        FillPolicy policy = policy(view);
        List<String> lines = new ArrayList<>();
        for (FillSetting setting : FillSetting.values()) {
            String value = policy.text(setting);
            boolean standard = value.equals(setting.standard());
            String shown = String.format("%-10s", value);
            lines.add(String.format("%-29s", setting.key()) + (standard ? shown : paint.bold(shown)) + " "
                    + setting.meaning()
                    + (standard ? "" : paint.faint(" (default " + setting.standard() + ")")));
        }
        return lines;
    }

    /** The same as JSON. */
    public static ObjectNode document(MigrationView view) {
        FillPolicy policy = policy(view);
        ObjectNode document = JsonDocuments.document();
        ObjectNode settings = document.putObject("settings");
        for (FillSetting setting : FillSetting.values()) {
            settings.put(setting.key(), policy.text(setting));
        }
        return document;
    }

    private static FillPolicy policy(MigrationView view) {
        MigrationStatus status = view.status();
        return status == null ? FillPolicy.DEFAULT : status.fill();
    }
}
