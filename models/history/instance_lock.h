#pragma once
// A kernel lock beside the history file: whoever holds it owns the file. It ends with its process,
// however that ends.
// Any thread.

#include "core/result.h"

#include <QString>

#include <memory>

#if defined(Q_OS_WIN)
#include <QLockFile>
#endif

namespace traceo::history {

/// The one name of a file that may have several by symbolic links, whether it is there yet or not.
QString canonicalName(const QString& path);

class InstanceLock {
public:
    /// Takes the lock beside the file's canonical name. Errors: Locked, naming the process that holds it; ReadOnly where no file can
    /// be made; Storage.
    static Result<std::unique_ptr<InstanceLock>> take(const QString& path);
    ~InstanceLock();
    InstanceLock(const InstanceLock&) = delete;
    InstanceLock& operator=(const InstanceLock&) = delete;

private:
#if defined(Q_OS_WIN)
    explicit InstanceLock(const QString& name) : m_file(name) {}
    QLockFile m_file;
#else
    explicit InstanceLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
#endif
};

} // namespace traceo::history
