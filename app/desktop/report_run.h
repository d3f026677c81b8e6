#pragma once
// The report of all panes as a PDF file: waits for the history, builds on the pool, paints here, a page a turn
// of the event loop.
// GUI thread only.

#include "app/wiring/report_document.h"
#include "app/wiring/session.h"
#include "views/report/report_pdf.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>

namespace traceo {

class ReportRun final : public QObject {
    Q_OBJECT
public:
    struct Ask {
        QString path;
        std::optional<UtcMs> at;
        std::optional<UtcMs> knownAt;
        QTimeZone zone = QTimeZone::utc();
        std::optional<SlaWish> sla{}; ///< instead of all panes
        QString tables{};             ///< a folder that is given every table as CSV; empty: none
        Millis patience{120'000};     ///< for history that is still being fetched; a first start of the demo needs a part of it
    };
    /// Requires: `session` outlives this.
    ReportRun(Session& session, Ask ask, QObject* parent = nullptr);
    ~ReportRun() override;
    void start();

Q_SIGNALS:
    /// `exitCode` 0: all went well; 5: the report rests on less than it should; 4 or 7: it says that nothing is known,
    /// since logins were refused or nobody answered. `file` is empty when none was written. `notes` say why.
    void finished(int exitCode, const QString& file, const QStringList& notes);

private:
    void wait();
    void build();
    void print();
    void printPage();
    void save();
    void fail(const Error& error);
    int exitCodeFor(const Document& document) const;

    Session& m_session;
    Ask m_ask;
    QElapsedTimer m_elapsed;
    QFutureWatcher<Result<Document>> m_built;
    std::optional<Document> m_document;
    std::optional<PdfPrinter> m_printer; ///< of m_document
};

} // namespace traceo
