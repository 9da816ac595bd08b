// What Milo uses of SQLite, 3.35 or later.
#ifndef MILO_CSQLITE_SHIM_H
#define MILO_CSQLITE_SHIM_H

#include <sqlite3.h>

#endif
