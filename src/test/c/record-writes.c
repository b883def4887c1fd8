/*
 * Preloaded into a program, it writes down in order what the program does to the files below $RECORD_FOLDER: every write, cut,
 * synchronisation and removal, to $RECORD_LOG. PowerCuts plays any beginning of it back as a power cut would leave the card.
 *
 * A record: one letter (W write, T cut, S synchronise, U remove), the file's name behind the folder in 64 bytes, offset and
 * length in 8 bytes each in the order of this machine, then the bytes of a write.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define NAME 64

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static int record_fd = -1;

static int known(const char *path, char *name) {
  const char *folder = getenv("RECORD_FOLDER");
  size_t length = folder == NULL ? 0 : strlen(folder);
  memset(name, 0, NAME);
  if (length == 0 || strncmp(path, folder, length) != 0 || path[length] != '/' || strlen(path + length) > NAME) return 0;
  strncpy(name, path + length + 1, NAME - 1);
  return 1;
}

static int known_fd(int fd, char *name) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return known(path, name);
}

static void record(char what, const char *name, int64_t offset, int64_t length, const void *bytes) {
  if (record_fd < 0) {
    record_fd = (int)syscall(SYS_openat, AT_FDCWD, getenv("RECORD_LOG"), O_WRONLY | O_CREAT | O_APPEND, 0600);
  }
  syscall(SYS_write, record_fd, &what, (size_t)1);
  syscall(SYS_write, record_fd, name, (size_t)NAME);
  syscall(SYS_write, record_fd, &offset, sizeof offset);
  syscall(SYS_write, record_fd, &length, sizeof length);
  if (bytes != NULL && length > 0) syscall(SYS_write, record_fd, bytes, (size_t)length);
}

/* What was done is written down before anybody can act on it; nothing else happens in between. */
#define RECORDED(call, what, offset, length, bytes)                                                                              \
  do {                                                                                                                           \
    char name[NAME];                                                                                                             \
    int known_file = known_fd(fd, name);                                                                                         \
    if (known_file) pthread_mutex_lock(&turn);                                                                                   \
    long result = (call);                                                                                                        \
    if (known_file && result >= 0) record(what, name, offset, length, bytes);                                                    \
    if (known_file) pthread_mutex_unlock(&turn);                                                                                 \
    return result;                                                                                                               \
  } while (0)

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
  RECORDED(syscall(SYS_pwrite64, fd, bytes, count, at), 'W', at, result, bytes);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) { return pwrite64(fd, bytes, count, at); }

ssize_t write(int fd, const void *bytes, size_t count) {
  off_t at = lseek(fd, 0, SEEK_CUR);
  RECORDED(syscall(SYS_write, fd, bytes, count), 'W', at < 0 ? 0 : at, result, bytes);
}

int ftruncate64(int fd, off64_t length) { RECORDED(syscall(SYS_ftruncate, fd, length), 'T', 0, length, NULL); }

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

int fsync(int fd) { RECORDED(syscall(SYS_fsync, fd), 'S', 0, 0, NULL); }

int fdatasync(int fd) { RECORDED(syscall(SYS_fdatasync, fd), 'S', 0, 0, NULL); }

int unlink(const char *path) {
  char name[NAME];
  int known_file = known(path, name);
  if (known_file) pthread_mutex_lock(&turn);
  long result = syscall(SYS_unlinkat, AT_FDCWD, path, 0);
  if (known_file && result == 0) record('U', name, 0, 0, NULL);
  if (known_file) pthread_mutex_unlock(&turn);
  return (int)result;
}
