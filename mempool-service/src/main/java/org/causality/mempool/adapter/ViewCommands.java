package org.causality.mempool.adapter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.causality.mempool.book.NonceSlot;
import org.causality.mempool.book.OrderRecord;
import org.causality.mempool.book.Page;
import org.causality.model.order.OrderId;
import org.causality.model.order.Owner;

/** A page's changes as Redis commands, flattened for the script: each is its length and its words. */
final class ViewCommands {
    private final RedisKeys keys;
    private final List<Object> words = new ArrayList<>();

    private ViewCommands(RedisKeys keys) {
        this.keys = keys;
    }

    static List<Object> of(Page page, RedisKeys keys) {
        ViewCommands commands = new ViewCommands(keys);
        Set<Owner> owners = new LinkedHashSet<>();
        for (Page.Changed changed : page.changes()) {
            commands.change(changed, page);
            owners.add(changed.after().owner());
        }
        owners.forEach(owner -> commands.add("SET", keys.account(owner), AccountText.write(page.account(owner))));
        return commands.words;
    }

    private void change(Page.Changed changed, Page page) {
        OrderRecord before = changed.before();
        OrderRecord after = changed.after();
        String id = after.id().hex();
        String place = Long.toString(after.changeNumber());
        add("SET", keys.order(after.id()), RecordJson.write(after));
        add("ZADD", keys.all(), place, id);
        add("ZADD", keys.owner(after.owner()), place, id);
        if (before != null && before.status() != after.status()) {
            add("ZREM", keys.status(before.status()), id);
        }
        add("ZADD", keys.status(after.status()), place, id);
        if (before == null) {
            NonceSlot slot = NonceSlot.of(after.signed().order());
            add("SET", keys.slot(slot), ids(page, slot));
        }
    }

    private static String ids(Page page, NonceSlot slot) {
        return page.holderIds(slot).stream().map(OrderId::hex).collect(Collectors.joining(","));
    }

    private void add(String... command) {
        words.add(Integer.toString(command.length));
        words.addAll(List.of(command));
    }
}
