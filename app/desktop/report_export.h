#pragma once
// The report as the window writes it: asks where, writes, says what became of it.
// GUI thread only.

#include "app/wiring/session.h"

#include <QWidget>

#include <memory>

namespace traceo {

class ReportRun;

class ReportExport final : public QObject {
    Q_OBJECT
public:
    /// Requires: both outlive this.
    ReportExport(Session& session, QWidget& window);
    ~ReportExport() override;
    /// As of this moment; none: now.
    void ask(std::optional<UtcMs> at);
    /// The words after writing.
    static QString wordsOf(int exitCode, const QString& file, const QStringList& notes);

private:
    void write(const QString& path, std::optional<UtcMs> at);
    void say(int exitCode, const QString& file, const QStringList& notes);

    Session& m_session;
    QWidget& m_window;
    std::unique_ptr<ReportRun> m_run; ///< the one under way
};

} // namespace traceo
