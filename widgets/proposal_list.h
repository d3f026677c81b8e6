#pragma once
// Things to tick, each with a few numbers and a small line of its past, under headers. Tab and arrows walk, Space ticks.
// GUI thread only.

#include "core/reading.h"

#include <QList>
#include <QScrollArea>

#include <vector>

class QCheckBox;

namespace traceo {

struct ProposalItem {
    QString name;
    QString note;                 ///< the tooltip: what is counted
    std::vector<QString> numbers; ///< as formatted, one a header
    QList<double> sparkline;
    bool isTicked = false;
};

class ProposalList final : public QScrollArea {
    Q_OBJECT
public:
    explicit ProposalList(QWidget* parent = nullptr);

    /// `headers`: of the name, then one a number, then of the line.
    void setItems(const QStringList& headers, const std::vector<ProposalItem>& items);
    std::vector<int> ticked() const;
    void focusFirst();

Q_SIGNALS:
    void tickedChanged();

private:
    std::vector<QCheckBox*> m_boxes;
};

} // namespace traceo
