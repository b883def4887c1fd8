/*
 * Drives a simulated GPIO line: pulser PULL_FILE EDGES MICROSECONDS. It starts from a low line, so that an odd number of edges ends
 * high. A shell in an emulated machine takes longer for one edge than lies between two.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

int main(int count, char **arguments) {
    if (count != 4) {
        fprintf(stderr, "pulser PULL_FILE EDGES MICROSECONDS\n");
        return 2;
    }
    int file = open(arguments[1], O_WRONLY);
    long edges = atol(arguments[2]);
    struct timespec pause = {0, atol(arguments[3]) * 1000};
    const char *levels[] = {"pull-down", "pull-up"};
    if (file < 0 || pwrite(file, levels[0], strlen(levels[0]), 0) < 0) {
        perror(arguments[1]);
        return 1;
    }
    for (long edge = 1; edge <= edges; edge++) {
        /* From each edge on, not from the first: one that is late must not be followed by a burst. */
        nanosleep(&pause, NULL);
        const char *level = levels[edge % 2];
        if (pwrite(file, level, strlen(level), 0) < 0) {
            perror("an edge");
            return 1;
        }
    }
    return 0;
}
