#include "app/cli/secret_input.h"

#include "app/cli/text.h"

#include <QByteArray>
#include <QtGlobal>

#include <array>
#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <termios.h>
#include <unistd.h>
#endif

namespace traceo::cli {
namespace {

constexpr int kLongest = 16 * 1024;

#ifdef Q_OS_WIN

/// While it lives the terminal does not show what is typed.
class Unseen {
public:
    Unseen()
    {
        GetConsoleMode(m_input, &m_before);
        SetConsoleMode(m_input, m_before & ~DWORD(ENABLE_ECHO_INPUT));
    }
    ~Unseen() { SetConsoleMode(m_input, m_before); }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    HANDLE m_input = GetStdHandle(STD_INPUT_HANDLE);
    DWORD m_before = 0;
};

#else

/// While it lives the terminal does not show what is typed.
class Unseen {
public:
    Unseen()
    {
        tcgetattr(STDIN_FILENO, &m_before);
        termios unseen = m_before;
        unseen.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
    }
    ~Unseen() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before); }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    termios m_before{};
};

#endif

Result<Secret> firstLine()
{
    std::array<char, kLongest> line{};
    const bool isRead = std::fgets(line.data(), int(line.size()), stdin) != nullptr;
    const std::string_view text(line.data());
    Secret secret(text.substr(0, text.find_first_of("\r\n")));
    for (volatile char& byte : line)
        byte = 0;
    if (!isRead || secret.empty())
        return Error{.code = ErrorCode::Usage,
                     .where = Text::tr("standard input"),
                     .expected = Text::tr("the secret, as its first line"),
                     .found = Text::tr("nothing")};
    return secret;
}

} // namespace

bool isTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stdin)) != 0;
#else
    return isatty(STDIN_FILENO) != 0;
#endif
}

bool areRead()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stdout)) != 0 && _isatty(_fileno(stderr)) != 0;
#else
    return isatty(STDOUT_FILENO) != 0 && isatty(STDERR_FILENO) != 0;
#endif
}

Result<Secret> readSecret(const QString& prompt)
{
    if (!isTerminal())
        return firstLine();
    std::fputs(prompt.toUtf8().constData(), stderr);
    const Unseen unseen;
    auto secret = firstLine();
    std::fputs("\n", stderr);
    return secret;
}

} // namespace traceo::cli
