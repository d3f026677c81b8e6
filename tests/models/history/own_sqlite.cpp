// A program that brings an SQLite of its own: tst_samples_extension has it load the extension. Prints what that said.
#include <sqlite3.h>

#include <cstdio>

int main(int, char** argv)
{
    sqlite3* handle = nullptr;
    if (sqlite3_open_v2(argv[1], &handle, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
        return 2;
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, nullptr);
    char* message = nullptr;
    const int code = sqlite3_load_extension(handle, argv[2], nullptr, &message);
    std::printf("%s\n", message ? message : "");
    sqlite3_free(message);
    return sqlite3_close(handle) == SQLITE_OK && code == SQLITE_OK ? 0 : 1;
}
