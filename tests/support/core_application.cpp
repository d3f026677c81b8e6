#include <QCoreApplication>

#include <memory>

namespace traceo::test {
std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv)
{
    return std::make_unique<QCoreApplication>(argc, argv);
}
} // namespace traceo::test
