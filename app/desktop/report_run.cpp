#include "app/desktop/report_run.h"

#include "app/desktop/source_summary.h"
#include "export/document_csv.h"
#include "export/document_words.h"

#include <QDir>
#include <QTimer>
#include <QtConcurrentRun>

namespace traceo {
namespace {

constexpr int kLookEvery = 100; // ms
constexpr int kPartial = 5;     // the exit code of an answer that is not whole

Result<void> writeTables(const Document& document, const QString& folder)
{
    const QDir directory(folder);
    directory.mkpath(QStringLiteral(".")); // where that fails the first file says so
    for (const NamedCsv& table : tablesOf(document)) {
        auto written = writeWhole(directory.filePath(QString::fromStdString(table.name)), QByteArray::fromStdString(table.text));
        if (!written)
            return written;
    }
    return {};
}

} // namespace

ReportRun::ReportRun(Session& session, Ask ask, QObject* parent) : QObject(parent), m_session(session), m_ask(std::move(ask))
{
    connect(&m_built, &QFutureWatcherBase::finished, this, &ReportRun::print);
}

ReportRun::~ReportRun()
{
    m_built.future().waitForFinished(); // it reads the session's history
}

void ReportRun::start()
{
    m_elapsed.start();
    wait();
}

void ReportRun::wait()
{
    if (!isSettled(m_session) && !m_elapsed.hasExpired(m_ask.patience.count())) {
        QTimer::singleShot(kLookEvery, this, &ReportRun::wait);
        return;
    }
    build();
}

void ReportRun::build()
{
    const ReportAsk ask{.at = m_ask.at,
                        .knownAt = m_ask.knownAt,
                        .now = m_session.clock().now(),
                        .style = {.zone = m_ask.zone},
                        .sla = m_ask.sla};
    m_built.setFuture(QtConcurrent::run(&m_session.snapshots().pool(),
                                        [workspace = &m_session.workspace(), snapshots = m_session.snapshots(), ask] {
                                            return reportDocument(*workspace, snapshots, ask);
                                        }));
}

void ReportRun::print()
{
    Result<Document> document = m_built.result();
    if (!document)
        return fail(document.error());
    m_document = std::move(*document);
    m_printer.emplace(*m_document);
    printPage();
}

void ReportRun::printPage()
{
    m_printer->printPage();
    QTimer::singleShot(0, this, m_printer->isDone() ? &ReportRun::save : &ReportRun::printPage);
}

void ReportRun::save()
{
    const auto printed = m_printer->save(m_ask.path);
    if (!printed)
        return fail(printed.error());
    if (const auto written = m_ask.tables.isEmpty() ? Result<void>() : writeTables(*m_document, m_ask.tables); !written)
        return fail(written.error());
    QStringList notes;
    for (const Error& error : m_session.workspace().errors)
        notes << toText(error);
    for (const DocumentSection& section : m_document->sections) {
        for (const auto& note : section.notices)
            notes << (note.subject.isEmpty() ? note.text : tr("%1: %2").arg(note.subject, note.text));
    }
    notes.removeDuplicates(); // several sections may lack the same
    Q_EMIT finished(exitCodeFor(*m_document), m_ask.path, notes);
}

void ReportRun::fail(const Error& error)
{
    Q_EMIT finished(exitCodeOf(error.code), {}, {toText(error)});
}

int ReportRun::exitCodeFor(const Document& document) const
{
    const auto isRefused = [](const auto& state) { return state.second.outcome == Outcome::Auth; };
    if (isBlind(document))
        return exitCodeOf(std::ranges::any_of(m_session.sourceStates(), isRefused) ? ErrorCode::Auth : ErrorCode::Unreachable);
    return isWhole(document) && m_session.workspace().errors.empty() ? 0 : kPartial;
}

} // namespace traceo
