package org.foothold.engine.hunt;

/**
 * How much enriching may remember, so that no input makes memory grow.
 *
 * @param waiting events that wait for their turn in time; when there are more, the earliest are taken in at once
 * @param waitingBytes bytes of those
 * @param stateBytes bytes of what enrichers know; when there is more, what was longest not asked for is forgotten
 */
record EnrichingLimits(int waiting, long waitingBytes, long stateBytes) {
    /** A folder of logs is read log by log, so all events wait until the last log was read. */
    private static final int WAITING = 200_000;

    /** A hunt has 160 MiB of memory for everything. */
    private static final long WAITING_BYTES = 24L << 20;

    private static final long STATE_BYTES = 16L << 20;

    /** What a hunt uses. */
    static final EnrichingLimits HUNT = new EnrichingLimits(WAITING, WAITING_BYTES, STATE_BYTES);
}
