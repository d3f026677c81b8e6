#pragma once
// Where a number comes from: the number, how it was counted, from what, and the command that counts it again.
// GUI thread only.

#include "core/link.h"
#include "core/reading.h"

#include <QScrollArea>

#include <memory>
#include <vector>

class QVBoxLayout;

namespace traceo {

class Inspector final : public QScrollArea {
    Q_OBJECT
public:
    explicit Inspector(QWidget* parent = nullptr);

    /// `value` as shown ("8.1 %"), `of` says of what and when. Nullptr empties it.
    void setExplanation(std::shared_ptr<const Explanation> why, const QString& value, const QString& of = {});
    /// Objects to go on to, below the explanation.
    void setRelated(std::vector<LinkedObject> related);
    const std::shared_ptr<const Explanation>& explanation() const { return m_why; }

    QSize sizeHint() const override;

Q_SIGNALS:
    /// The command is in the clipboard.
    void commandCopied(const QString& command);
    /// The key cap in its head was pressed.
    void closeRequested();
    void linkFollowed(const traceo::Link& link);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void addHead(QWidget& block);
    void addNumber(QWidget& block);
    void addHow(QVBoxLayout* layout);
    void addFrom(QVBoxLayout* layout);
    void addAgain(QVBoxLayout* layout);
    void addRelated(QVBoxLayout* layout);

    std::shared_ptr<const Explanation> m_why;
    QString m_value;
    QString m_of;
    std::vector<LinkedObject> m_related;
};

} // namespace traceo
