// traceo-desktop: the window over one workspace.

#include "app/demo/demo_backend.h"
#include "app/desktop/main_window.h"
#include "app/desktop/options.h"
#include "app/desktop/pictures.h"
#include "app/desktop/report_export.h"
#include "app/desktop/second_window.h"
#include "app/desktop/shared_heaps.h"
#include "app/desktop/stall_watch.h"
#include "app/desktop/start_watch.h"
#include "app/desktop/window_state.h"
#include "app/wiring/demo.h"
#include "app/wiring/languages.h"
#include "app/wiring/last_workspace.h"
#include "app/wiring/logging.h"
#include "widgets/dress.h"

#include <QApplication>
#include <QDir>
#include <QFontDatabase>
#include <QMessageBox>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

using namespace traceo;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Desktop)
};

/// Whoever clicked an icon has no terminal to read.
bool hasNoTerminal()
{
    if (QGuiApplication::platformName() == "offscreen"_L1)
        return false;
#ifdef Q_OS_LINUX
    return qEnvironmentVariableIsSet("GIO_LAUNCHED_DESKTOP_FILE") || qEnvironmentVariableIsSet("XDG_ACTIVATION_TOKEN")
        || qEnvironmentVariableIsSet("DESKTOP_STARTUP_ID");
#else
    return true;
#endif
}

int fail(const Error& error)
{
    std::fputs((toText(error) + QLatin1Char('\n')).toUtf8().constData(), stderr);
    if (hasNoTerminal()) {
        QMessageBox box(QMessageBox::Critical, QGuiApplication::applicationDisplayName(), toText(error));
        box.setTextFormat(Qt::PlainText);
        box.exec(); // there is no window yet that it could block
    }
    return exitCodeOf(error.code);
}

/// Before the application exists: without a display pictures are drawn by the offscreen platform.
void choosePlatform(int argc, char** argv)
{
    const bool isBlind = std::any_of(argv + 1, argv + argc, [](const QByteArray& word) {
        return word.startsWith("--pictures") || word.startsWith("--report") || word == "--help" || word == "--help-all"
            || word == "-h" || word == "--version" || word == "-v";
    });
#ifdef Q_OS_LINUX
    // Qt would end the process with advice to reinstall it.
    const bool hasDisplay = !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    if (!isBlind && !hasDisplay && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        std::fputs("traceo-desktop: there is no display here. --pictures DIR and --report FILE.pdf need none; "
                   "traceo answers in the terminal.\n",
                   stderr);
        std::exit(exitCodeOf(ErrorCode::Usage));
    }
#endif
    if (isBlind && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

/// The offscreen platform knows no font of the desktop; pictures get the one the window was drawn for.
void useFontOfPictures()
{
    const QString family = u"Inter"_s;
    if (QGuiApplication::platformName() != "offscreen"_L1 || !QFontDatabase::hasFamily(family))
        return;
    QFont font(family);
    font.setPixelSize(13);
    QApplication::setFont(font);
}

/// Ends the application with what the pictures gave.
void takePictures(MainWindow& window, const QString& folder)
{
    auto* pictures = new Pictures(window, folder, &window);
    QObject::connect(pictures, &Pictures::finished, qApp, [](const QStringList& files, const QString& problem) {
        for (const QString& file : files)
            std::puts(qPrintable(file));
        if (!problem.isEmpty())
            std::fputs((problem + QLatin1Char('\n')).toUtf8().constData(), stderr);
        QCoreApplication::exit(problem.isEmpty() ? 0 : 1);
    });
    // Once it runs: an application that does not yet run cannot be told to end.
    QTimer::singleShot(0, pictures, &Pictures::start);
}

/// Runs until the file is written.
int writeReport(QApplication& application, Session& session, const ReportRun::Ask& ask)
{
    ReportRun report(session, ask);
    QObject::connect(&report, &ReportRun::finished, &application,
                     [](int exitCode, const QString& file, const QStringList& notes) {
                         for (const QString& note : notes)
                             std::fputs((note + QLatin1Char('\n')).toUtf8().constData(), stderr);
                         if (!file.isEmpty())
                             std::puts(qPrintable(file));
                         QCoreApplication::exit(exitCode);
                     });
    session.startPolling();
    QTimer::singleShot(0, &report, &ReportRun::start);
    return application.exec();
}

void showAt(MainWindow& window, UtcMs moment)
{
    window.goTo({.range = 30 * kDay, .at = moment});
}

/// Other processes may write through this one, and a second start of the program means this window.
void answerOthers(Session& session, MainWindow& window, const Options& options)
{
    QObject::connect(&session, &Session::raiseRequested, &window, [&window](const owner::Raise& raise) {
        if (raise.at)
            showAt(window, *raise.at);
        bringToFront(window, raise.token);
    });
    session.answerOthers(options.pictures.isEmpty() ? Session::Window::Raisable : Session::Window::None);
}

/// The file's, else the demo's with its server. Errors: those of reading and of opening the server.
Result<LoadedWorkspace> workspaceOf(const std::optional<QString>& path, const Paths& paths, const Clock& clock,
                                    std::unique_ptr<demo::DemoBackend>& backend)
{
    if (path)
        return loadWorkspace(*path, paths);
    auto opened = demo::DemoBackend::open(clock);
    if (!opened)
        return opened.error();
    backend = std::move(opened).value();
    return demoWorkspace(backend->url(), paths);
}

/// `next`: what the user chose to go on with.
int run(QApplication& application, const Options& options, std::optional<Options>& next)
{
    const SystemClock clock;
    const Paths paths = Paths::ofUser();
    std::optional<QString> path;
    const QString wanted = options.workspace.isEmpty() ? qEnvironmentVariable("TRACEO_WORKSPACE") : options.workspace;
    if (wanted != "demo"_L1)
        path = findWorkspace(options.workspace, qEnvironmentVariable("TRACEO_WORKSPACE"), QDir::currentPath());
    if (!path && wanted.isEmpty())
        path = lastWorkspace(paths);

    std::unique_ptr<demo::DemoBackend> backend;
    const auto workspace = workspaceOf(path, paths, clock, backend);
    if (!workspace)
        return fail(workspace.error());
    const auto at = momentIn(options.at, u"--at"_s, clock.now());
    if (!at)
        return fail(at.error());
    // Pictures and reports are made beside a window.
    auto session = options.isWindow() ? openOrRaise(*workspace, options.history, *at, clock)
                                      : Session::open(*workspace, options.history, Session::Access::OwnOrRead, clock);
    if (!session)
        return fail(session.error());
    if (*session == nullptr)
        return 0; // the window that is there is in front now
    if (path && options.isWindow())
        rememberWorkspace(paths, *path);

    if (!options.report.isEmpty()) {
        const auto ask = reportAsk(options, clock.now());
        return ask ? writeReport(application, **session, *ask) : fail(ask.error());
    }
    std::optional<StallWatch> stalls;
    if (const auto limit = stallLimit())
        stalls.emplace(*limit);
    MainWindow window(**session);
    if (options.pictures.isEmpty()) // they show every window alike
        window.keepStateIn(windowStateFile(paths, (*session)->workspace()));
    if (*at)
        showAt(window, **at);
    if ((*session)->ownsHistory())
        answerOthers(**session, window, options);
    ReportExport report(**session, window);
    QObject::connect(&window, &MainWindow::reportWanted, &report, &ReportExport::ask);
    QObject::connect(&window, &MainWindow::workspaceWanted, &application, [&](const QString& file) {
        next = goingOn(options, (*session)->workspace().path, file);
        QCoreApplication::quit(); // the session ends before the next one opens: the two may share a history
    });
    window.show();
    watchStart(window, [&window] { return window.currentPane()->isComplete(); });
    (*session)->startPolling();
    if (!options.pictures.isEmpty())
        takePictures(window, options.pictures);
    return application.exec();
}

} // namespace

int main(int argc, char** argv)
{
    shareHeaps();
    choosePlatform(argc, argv);
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"traceo-desktop"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(TRACEO_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Traceo"_s);
    addTranslations(application);
    const auto options = readOptions(application);
    if (!options)
        return fail(options.error());
    startLogging(LogTo::File);
    useFontOfPictures();
    dress(application, desktopTheme());
    application.setWindowIcon(appIcon());
    std::optional<Options> next;
    int code = run(application, *options, next);
    while (next) {
        const Options others = *std::exchange(next, std::nullopt);
        code = run(application, others, next);
    }
    return code;
}
