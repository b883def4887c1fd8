/**
 * One platform as the loop sees it: what it still has to get, which alarms it has not answered, how its connection does, and whether it is
 * kept waiting because it has ended the process before.
 *
 * <p>No message is made here, no request carried out, no connection opened and no thread made. It knows neither the judgement nor who
 * looks on. The loop in {@code agent} drives it; {@code commit} hands it new messages, {@code requests} and {@code health} ask it.
 */
package dev.liftwatch.uplink;
