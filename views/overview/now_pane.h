#pragma once
// *Now*, the first pane: numbers above, what needs attention in lines of two, the state of each service by hour, and
// below the alerts of the range. A line leads to where it is seen in full. Shows an OverviewReport and nothing else.
// GUI thread only.

#include "overview/overview_report.h"
#include "refresh/live_report.h"
#include "refresh/row_model.h"
#include "views/pane.h"

#include <QTimer>

class QSplitter;
class QStackedWidget;

namespace traceo {

class SectionBar;
class StateView;
class StatusStrip;
class TableView;
class WordLabel;

class NowPane final : public Pane {
    Q_OBJECT
public:
    struct Parts {
        OverviewConfig config;
        SnapshotSource snapshots;
        const Clock& clock;
        Origin origin = Origin::Observed;
    };
    NowPane(Parts parts, QWidget* parent);

    void ask(const Question& question) override;
    void noteCommit() override;
    void setWatched(bool watched) override;
    Badge badge() const override;
    std::optional<std::map<QString, Badge>> badgesElsewhere() const override;
    bool isComplete() const override;
    std::vector<Object> objects() const override;
    QString selected() const override;
    void open(const QString& key) override;

    /// For pictures and tests: puts a report in place as if it had just been built.
    void show(std::shared_ptr<const OverviewReport> report);
    void showError(const Error& error);

protected:
    std::vector<Exportable> makeExportables() const override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void age();
    QWidget* makeContent();
    QWidget* makeList();
    QWidget* makeHours();
    QWidget* makeAlerts();
    void connectParts();
    void connectList();
    void showCounts();
    /// As many services as there is room for, the worst.
    QString noteOfList() const;
    void showHours();
    void placeHeads();
    void pointAt(const QString& key);
    /// Follows the line's link; one that leads nowhere is explained.
    void follow(const QString& key);
    const Finding* finding(const QString& key) const;

    OverviewConfig m_config;
    LiveReport<OverviewReport> m_feed;
    std::shared_ptr<const OverviewReport> m_report;
    QTimer m_ageing{this};  ///< until it is counted anew though nothing was committed
    bool m_hasAged = false; ///< while the window was hidden
    RowModel<Finding> m_findings;
    RowModel<AlertRow> m_alerts;
    SectionBar* m_heading = nullptr;
    WordLabel* m_ageHead = nullptr;
    WordLabel* m_ownerHead = nullptr;
    QStackedWidget* m_listPages = nullptr;
    StateView* m_calm = nullptr; ///< instead of an empty list
    TableView* m_list = nullptr;
    QSplitter* m_split = nullptr;
    QWidget* m_hoursPart = nullptr;
    SectionBar* m_hoursHeading = nullptr;
    StatusStrip* m_hours = nullptr;
    SectionBar* m_alertHeading = nullptr;
    TableView* m_alertTable = nullptr;
};

} // namespace traceo
