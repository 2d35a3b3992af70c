package dev.towpath.model.throttle;

/**
 * A limit with the stretch before it.
 *
 * @param limit stops from here up
 * @param slowFrom slows from here up
 * @param clearBelow what was stopped goes on only below this, lest it stop and go with every look
 */
record Threshold(long limit, long slowFrom, long clearBelow) {
    /** Slows from half of the limit up, and clears below four fifths of it. */
    static Threshold of(long limit) {
        return new Threshold(limit, Math.ceilDiv(limit, 2), Math.ceilDiv(limit, 5) * 4);
    }

    /** Percentages: slows 10 points below the limit, and clears 5 points below it. */
    static Threshold ofPercent(long limit) {
        return new Threshold(limit, limit - 10, limit - 5);
    }

    Level judge(long value, boolean stopped) {
        if (value >= limit || (stopped && value >= clearBelow)) {
            return Level.STOP;
        }
        return value >= slowFrom ? Level.SLOW : Level.NORMAL;
    }
}
