// traceo-desktop: the window over one workspace.

#include "app/demo/demo_backend.h"
#include "app/desktop/main_window.h"
#include "app/desktop/pictures.h"
#include "app/desktop/report_export.h"
#include "app/desktop/report_run.h"
#include "app/desktop/second_window.h"
#include "app/desktop/stall_watch.h"
#include "app/desktop/window_state.h"
#include "app/wiring/demo.h"
#include "app/wiring/languages.h"
#include "app/wiring/last_workspace.h"
#include "app/wiring/logging.h"
#include "core/moment.h"
#include "widgets/dress.h"

#include <QApplication>
#include <QCommandLineParser>
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

struct Options {
    QString workspace;
    QString history;
    QString pictures;
    QString report;
    QString at;
    QString knownAt;
    QString zone;
};

Result<Options> readOptions(const QApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Text::tr("SLOs, error budgets and burn rates over the systems you already run."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption workspace(u"workspace"_s, Text::tr("Workspace file, or 'demo'."), u"FILE"_s);
    const QCommandLineOption history(u"history"_s, Text::tr("History file instead of the workspace's."), u"FILE"_s);
    const QCommandLineOption at(u"at"_s, Text::tr("Open as of this moment (RFC 3339, 'now-6h')."), u"TIME"_s);
    const QCommandLineOption pictures(u"pictures"_s,
                                      Text::tr("Write every pane as PNG files into DIR and end; needs no display."), u"DIR"_s);
    const QCommandLineOption report(u"report"_s, Text::tr("Write a report of all panes as PDF and end; needs no display."),
                                    u"FILE.pdf"_s);
    const QCommandLineOption knownAt(u"known-at"_s, Text::tr("With --report: leave out what was learned after this moment."),
                                     u"TIME"_s);
    const QCommandLineOption zone(u"tz"_s, Text::tr("With --report: time zone of its times, such as Europe/Berlin."), u"ZONE"_s,
                                  u"UTC"_s);
    parser.addOptions({workspace, history, at, pictures, report, knownAt, zone});
    parser.process(application);
    if (const QStringList others = parser.positionalArguments(); !others.isEmpty())
        return Error{.code = ErrorCode::Usage,
                     .where = Text::tr("the command line"),
                     .expected = Text::tr("options only"),
                     .found = others.first(),
                     .hint = Text::tr("A workspace is given as --workspace FILE.")};
    return Options{parser.value(workspace), parser.value(history), parser.value(pictures), parser.value(report),
                   parser.value(at),        parser.value(knownAt), parser.value(zone)};
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

/// None when nothing was given. Errors: Usage.
Result<std::optional<UtcMs>> momentIn(const QString& text, const QString& option, UtcMs now)
{
    if (text.isEmpty())
        return std::optional<UtcMs>();
    auto moment = parseMoment(text.toStdString(), now);
    if (moment && *moment <= now)
        return std::optional(*moment);
    if (moment)
        return Error{
            .code = ErrorCode::Usage, .where = option, .expected = Text::tr("a moment that has been"), .found = text, .hint = {}};
    Error error = moment.error();
    error.code = ErrorCode::Usage;
    error.where = option;
    return error;
}

Result<ReportRun::Ask> reportAsk(const Options& options, UtcMs now)
{
    const auto at = momentIn(options.at, u"--at"_s, now);
    if (!at)
        return at.error();
    const auto knownAt = momentIn(options.knownAt, u"--known-at"_s, now);
    if (!knownAt)
        return knownAt.error();
    if (!QTimeZone::isTimeZoneIdAvailable(options.zone.toLatin1()))
        return Error{.code = ErrorCode::Usage,
                     .where = u"--tz"_s,
                     .expected = Text::tr("an IANA time zone such as Europe/Berlin"),
                     .found = options.zone,
                     .hint = {}};
    return ReportRun::Ask{.path = options.report, .at = *at, .knownAt = *knownAt, .zone = QTimeZone(options.zone.toLatin1())};
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

int run(QApplication& application, const Options& options)
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
    Result<LoadedWorkspace> workspace = Error{};
    if (path) {
        workspace = loadWorkspace(*path, paths);
    } else {
        auto opened = demo::DemoBackend::open(clock);
        if (!opened)
            return fail(opened.error());
        backend = std::move(opened).value();
        workspace = demoWorkspace(backend->url(), paths);
    }
    if (!workspace)
        return fail(workspace.error());
    std::optional<UtcMs> at;
    if (!options.at.isEmpty()) {
        const auto read = parseMoment(options.at.toStdString(), clock.now());
        if (!read)
            return fail(read.error());
        at = *read;
    }
    // Pictures and reports are made beside a window.
    const bool isWindow = options.pictures.isEmpty() && options.report.isEmpty();
    auto session = isWindow ? openOrRaise(*workspace, options.history, at, clock)
                            : Session::open(*workspace, options.history, Session::Access::OwnOrRead, clock);
    if (!session)
        return fail(session.error());
    if (*session == nullptr)
        return 0; // the window that is there is in front now
    if (path)
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
    if (at)
        showAt(window, *at);
    if ((*session)->ownsHistory())
        answerOthers(**session, window, options);
    ReportExport report(**session, window);
    QObject::connect(&window, &MainWindow::reportWanted, &report, &ReportExport::ask);
    window.show();
    (*session)->startPolling();
    if (!options.pictures.isEmpty())
        takePictures(window, options.pictures);
    return application.exec();
}

} // namespace

int main(int argc, char** argv)
{
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
    return run(application, *options);
}
