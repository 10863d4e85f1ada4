package org.causality.devnet.isolated;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.causality.devnet.folder.DataFolder;
import org.causality.devnet.log.LogFiles;
import org.causality.devnet.log.LogOwner;
import org.causality.devnet.node.Adjustment;
import org.causality.devnet.node.DevnetNetwork;
import org.causality.devnet.node.DevnetPlan;
import org.causality.devnet.node.DevnetPlan.Place;
import org.causality.devnet.node.ServiceApplication;
import org.causality.devnet.shim.EffectFirst;
import org.causality.embedded.CouldNotStart;
import org.causality.gateway.edge.CoreInbox;

/**
 * One operator in a process of its own. Its standard input is the parent: a line {@code stand-aside} ends the story's
 * shim, the end of input ends the operator. So it never outlives the parent, however that ends.
 */
public final class OperatorProcess {
    static final String STAND_ASIDE = "stand-aside";
    private static final int COULD_NOT_START = 2;

    private final OperatorPlace place;
    private final PrintStream parent;
    private final EffectFirst shim = new EffectFirst();

    private OperatorProcess(OperatorPlace place, PrintStream parent) {
        this.place = place;
        this.parent = parent;
    }

    public static void main(String[] arguments) {
        PrintStream parent = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new OperatorProcess(OperatorPlace.parse(List.of(arguments)), parent).run());
    }

    private int run() {
        ParentWatch watch = ParentWatch.begin(System.in, shim::standAside);
        try (DataFolder folder = DataFolder.heldByParent(place.folder())) {
            String name = folder.operators().get(place.index() - 1).name();
            LogFiles.into(folder.log(), name);
            return new LogOwner(name, "-").during(() -> runIn(folder, watch));
        } catch (CouldNotStart e) {
            say(new Line.Failed(String.valueOf(e.getMessage()).replace('\n', ' ')));
        } catch (Exception e) {
            say(new Line.Failed(e.toString().replace('\n', ' ')));
        }
        return COULD_NOT_START;
    }

    private int runIn(DataFolder folder, ParentWatch watch) throws InterruptedException {
        try (DevnetNetwork _ =
                DevnetNetwork.startAlone(plan(folder), place.index(), text -> say(new Line.Step(text)))) {
            watch.started();
            say(new Line.Ready());
            watch.awaitEnd();
            return 0;
        }
    }

    private void say(Line line) {
        parent.println(line.text());
    }

    private DevnetPlan plan(DataFolder folder) {
        if (!place.shimmed()) {
            return new DevnetPlan(folder, place.basePort(), place.chain(), Map.of());
        }
        Place link = new Place(folder.operators().get(place.index() - 1).name(), ServiceApplication.GATEWAY);
        return new DevnetPlan(
                folder,
                place.basePort(),
                place.chain(),
                Map.of(link, Adjustment.bean(CoreInbox.Decorator.class, shim)));
    }
}
