#pragma once
// What is wrong with a field, under it: the shape of its severity and words that wrap. Empty: nothing, and no room.
// GUI thread only.

#include "core/status.h"

#include <QWidget>

namespace traceo {

class Paragraph;

class FieldNote final : public QWidget {
    Q_OBJECT
public:
    explicit FieldNote(QWidget* parent = nullptr);

    void setNote(Status status, const QString& words);
    /// Words without a shape: what is being done.
    void setProgress(const QString& words);
    void clear();
    QString words() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void show(const QString& words);

    bool m_hasShape = false;
    Status m_status = Status::Ok;
    Paragraph* m_words = nullptr;
};

} // namespace traceo
