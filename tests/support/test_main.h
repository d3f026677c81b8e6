#pragma once
// One test executable a folder: each file registers its class, CTest calls the executable with the
// file's name. Any warning that Qt prints during a test fails it.

#include <QObject>

#include <functional>
#include <memory>

namespace traceo::test {

using Make = std::function<std::unique_ptr<QObject>()>;
/// `file` is __FILE__; the entry is named after its base name without extension.
bool registerTest(const char* file, Make make);

} // namespace traceo::test

#define TRACEO_TEST(Class) \
    static const bool registered_##Class = traceo::test::registerTest(__FILE__, [] { return std::make_unique<Class>(); })
