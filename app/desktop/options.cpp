#include "app/desktop/options.h"

#include "core/moment.h"
#include "core/time_zone.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Desktop)
};

} // namespace

Options goingOn(const Options& options, const QString& from, const QString& to)
{
    const bool isSame = QFileInfo(from).canonicalFilePath() == QFileInfo(to).canonicalFilePath();
    return {.workspace = to, .history = isSame ? options.history : QString()};
}

Result<Options> readOptions(const QApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Text::tr("SLOs, error budgets and burn rates over the systems you already run. Light or dark, the size of "
                 "words and the language are the desktop's own; LANG=de_DE.UTF-8 is German."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption workspace(u"workspace"_s, Text::tr("Workspace file, or 'demo'."), u"FILE"_s);
    const QCommandLineOption history(u"history"_s, Text::tr("History file instead of the workspace's."), u"FILE"_s);
    const QCommandLineOption at(u"at"_s, Text::tr("Open as of this moment (RFC 3339, 'now-6h')."), u"TIME"_s);
    const QCommandLineOption pictures(u"pictures"_s,
                                      Text::tr(
                                          "Write every pane and the tabs of its first object as PNG files into DIR, light and "
                                          "dark, 1280×800 and 3840×2160, and end; needs no display."),
                                      u"DIR"_s);
    const QCommandLineOption report(u"report"_s, Text::tr("Write a report of all panes as PDF and end; needs no display."),
                                    u"FILE.pdf"_s);
    const QCommandLineOption knownAt(u"known-at"_s, Text::tr("With --report: leave out what was learned after this moment."),
                                     u"TIME"_s);
    const QCommandLineOption zone(u"tz"_s, Text::tr("With --report: time zone of its times, such as Europe/Berlin."), u"ZONE"_s,
                                  u"UTC"_s);
    const QCommandLineOption sla(
        u"sla"_s,
        Text::tr("With --report: the service levels of a period instead of all panes: 2026-10, 2026-Q3, 2026, "
                 "this-month, last-month or FROM/TO."),
        u"PERIOD"_s);
    const QCommandLineOption slo(u"slo"_s, Text::tr("With --sla: of this SLO alone."), u"NAME"_s);
    const QCommandLineOption tables(u"csv"_s, Text::tr("With --report: write every table as CSV into DIR as well."), u"DIR"_s);
    parser.addOptions({workspace, history, at, pictures, report, knownAt, zone, sla, slo, tables});
    parser.process(application);
    if (const QStringList others = parser.positionalArguments(); !others.isEmpty())
        return Error{.code = ErrorCode::Usage,
                     .where = Text::tr("the command line"),
                     .expected = Text::tr("options only"),
                     .found = others.first(),
                     .hint = Text::tr("A workspace is given as --workspace FILE.")};
    return Options{parser.value(workspace), parser.value(history), parser.value(pictures), parser.value(report),
                   parser.value(at),        parser.value(knownAt), parser.value(zone),     parser.value(sla),
                   parser.value(slo),       parser.value(tables)};
}

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
    const auto zone = timeZoneNamed(options.zone.toLatin1());
    if (!zone)
        return Error{.code = ErrorCode::Usage,
                     .where = u"--tz"_s,
                     .expected = Text::tr("an IANA time zone such as Europe/Berlin"),
                     .found = options.zone,
                     .hint = {}};
    ReportRun::Ask ask{.path = options.report, .at = *at, .knownAt = *knownAt, .zone = *zone};
    ask.tables = options.tables;
    if (options.sla.isEmpty())
        return ask;
    auto wish = slaWish(options.sla, options.slo, *zone, at->value_or(now));
    if (!wish)
        return wish.error();
    ask.sla = std::move(wish).value();
    return ask;
}

} // namespace traceo
