// Prints as many free loopback ports as asked for, each once.

#include <QCoreApplication>
#include <QTcpServer>

#include <cstdio>
#include <memory>
#include <vector>

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const int count = argc > 1 ? QString::fromLocal8Bit(argv[1]).toInt() : 1;
    std::vector<std::unique_ptr<QTcpServer>> held; // all open at once, so that each is different
    for (int i = 0; i < count; ++i) {
        auto server = std::make_unique<QTcpServer>();
        if (!server->listen(QHostAddress::LocalHost))
            return 1;
        std::printf("%d ", int(server->serverPort()));
        held.push_back(std::move(server));
    }
    std::printf("\n");
    return 0;
}
