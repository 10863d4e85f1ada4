package org.causality.model.network;

/** The form of CAIP-19 asset text: {@code <CAIP-2 chain>/<namespace>:<reference>[/<token id>]}. */
public final class Caip19 {

    public static final int SIZE_MAX = 200;

    private Caip19() {}

    public static boolean holds(String asset) {
        int slash = asset.indexOf('/');
        int colon = asset.indexOf(':', slash + 1);
        if (asset.length() > SIZE_MAX || slash < 0 || colon < 0) {
            return false;
        }
        int tokenSlash = asset.indexOf('/', colon);
        int end = tokenSlash < 0 ? asset.length() : tokenSlash;
        return ChainId.isCaip2(asset, 0, slash)
                && spans(slash + 1, colon, 3, 8)
                && Letters.LOWER_DIGIT_DASH.hold(asset, slash + 1, colon)
                && spans(colon + 1, end, 1, 128)
                && Letters.CAIP_ASSET.hold(asset, colon + 1, end)
                && (tokenSlash < 0 || isToken(asset, tokenSlash + 1));
    }

    private static boolean isToken(String asset, int from) {
        return spans(from, asset.length(), 1, 78) && Letters.CAIP_ASSET.hold(asset, from, asset.length());
    }

    private static boolean spans(int from, int to, int min, int max) {
        return to - from >= min && to - from <= max;
    }
}
