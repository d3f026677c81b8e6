#include <QApplication>

#include <memory>

namespace traceo::test {
std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv)
{
    return std::make_unique<QApplication>(argc, argv);
}
} // namespace traceo::test
